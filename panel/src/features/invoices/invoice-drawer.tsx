import { Anchor, Button, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { DetailDrawer } from '../../components/detail-drawer.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { OpenInStripe } from '../../components/external-link.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { InvoiceBadge } from '../../components/invoice-badge.tsx';
import { KnownFrom } from '../../components/known-from.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { graphql } from '../../gql/gql.ts';
import { invoiceReason } from '../../lib/words/invoice-text.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoicePayments } from './invoice-payments.tsx';

const InvoiceDrawerQuery = graphql(`
  query InvoiceDrawer($id: ID!) {
    invoice(id: $id) {
      id
      number
      status
      billingReason
      customerId
      subscriptionId
      dashboardUrl
      hostedInvoiceUrl
      nextPaymentAttempt
      paidAt
      createdAt
      asOf
      eventId
      member {
        id
        name
      }
      ...InvoiceLines_invoice
      ...InvoicePayments_invoice
      ...InvoiceBadge_invoice
    }
  }
`);

/** Everything of one invoice, over the list; it has an address of its own. */
export function InvoiceDrawer() {
  const { invoiceId = '' } = useParams();
  return <DetailDrawer title="Invoice"><InvoiceById key={invoiceId} id={invoiceId} /></DetailDrawer>;
}

function InvoiceById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(InvoiceDrawerQuery, { id });
  const invoice = data?.invoice;

  if (error !== undefined) return <Failure what="The invoice" error={error} onRetry={reload} />;
  if (!data) return <DrawerSkeleton />;
  if (!invoice) return <NotThere title="There is no such invoice" description="Stripe has told this console of none with this id." />;
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={4}>
          <Title order={2} fz="1.35rem" style={{ overflowWrap: 'anywhere' }}>{invoice.number ?? 'Without a number yet'}</Title>
          <InvoiceBadge invoice={invoice} />
        </Group>
        <Text size="sm" c="dimmed">
          {invoice.member
            ? <>For <Anchor component={Link} to={paths.member(invoice.member.id)} inherit>{invoice.member.name}</Anchor></>
            : 'For a customer that the console did not make'}
        </Text>
        <Group gap="xs" mt="md">
          {invoice.hostedInvoiceUrl && <HostedPage href={invoice.hostedInvoiceUrl} open={invoice.status === 'open'} />}
          <OpenInStripe href={invoice.dashboardUrl} size="xs" />
        </Group>
      </div>
      <InvoiceLines invoice={invoice} />
      <InvoicePayments invoice={invoice} />
      <DataList size="sm" gap={10} labelWidth="132px">
        <Detail label="Reason">{invoiceReason(invoice.billingReason)}</Detail>
        {invoice.subscriptionId && (
          <Detail label="Subscription"><Anchor component={Link} to={paths.subscription(invoice.subscriptionId)} size="sm">{invoice.subscriptionId}</Anchor></Detail>
        )}
        <Detail label="Created"><RelativeTime at={invoice.createdAt} /></Detail>
        {invoice.paidAt && <Detail label="Paid"><RelativeTime at={invoice.paidAt} /></Detail>}
        {invoice.status === 'open' && invoice.nextPaymentAttempt && <Detail label="Next attempt"><RelativeTime at={invoice.nextPaymentAttempt} /></Detail>}
        <Detail label="Invoice ID"><CopyValue value={invoice.id} what="invoice ID" /></Detail>
        {invoice.customerId && <Detail label="Customer"><CopyValue value={invoice.customerId} what="customer ID" /></Detail>}
        <Detail label="Known as of"><RelativeTime at={invoice.asOf} /></Detail>
        <Detail label="Events"><KnownFrom id={invoice.id} eventId={invoice.eventId} noun="invoice" /></Detail>
      </DataList>
    </Stack>
  );
}

/** Stripe's page of the invoice: there a member pays it, or gets it as a PDF. */
function HostedPage({ href, open }: { href: string; open: boolean }) {
  return (
    <Button component="a" href={href} target="_blank" rel="noopener noreferrer" variant="default" size="xs" rightSection={<IconExternalLink size={15} stroke={1.8} aria-hidden="true" />}>
      {open ? 'Payment page' : 'Invoice and PDF'}
    </Button>
  );
}
