import { Alert, Anchor, DataList, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { CopyValue } from '../../components/copy-value.tsx';
import { Detail } from '../../components/detail.tsx';
import { DetailDrawer } from '../../components/detail-drawer.tsx';
import { DrawerSkeleton } from '../../components/drawer-skeleton.tsx';
import { OpenInStripe } from '../../components/external-link.tsx';
import { Failure, NotThere } from '../../components/failure.tsx';
import { KnownFrom } from '../../components/known-from.tsx';
import { PaymentBadge } from '../../components/payment-badge.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { paymentMethodName } from '../../lib/words/payment-method-text.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';

const PaymentDrawerQuery = graphql(`
  query PaymentDrawer($id: ID!) {
    payment(id: $id) {
      id
      status
      customerId
      chargeId
      invoiceId
      dashboardUrl
      failureMessage
      failureCode
      createdAt
      paidAt
      asOf
      amount {
        formatted
      }
      amountReceived {
        formatted
      }
      amountRefunded {
        amount
        formatted
      }
      paymentMethod {
        id
        type
        brand
        last4
      }
      invoice {
        id
        number
      }
      member {
        id
        name
      }
      ...PaymentBadge_payment
    }
  }
`);

/** Everything of one payment, over the list; it has an address of its own. */
export function PaymentDrawer() {
  const { paymentId = '' } = useParams();
  return <DetailDrawer title="Payment"><PaymentById key={paymentId} id={paymentId} /></DetailDrawer>;
}

function PaymentById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(PaymentDrawerQuery, { id });
  const payment = data?.payment;

  if (error !== undefined) return <Failure what="The payment" error={error} onRetry={reload} />;
  if (!data) return <DrawerSkeleton />;
  if (!payment) return <NotThere title="There is no such payment" description="Stripe has told this console of none with this id." />;
  const refused = payment.status !== 'succeeded' && (payment.failureMessage ?? payment.failureCode);
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={4}>
          <Title order={2} fz="1.35rem">{payment.amount.formatted}</Title>
          <PaymentBadge payment={payment} />
        </Group>
        <Text size="sm" c="dimmed">
          {payment.member
            ? <>From <Anchor component={Link} to={paths.member(payment.member.id)} inherit>{payment.member.name}</Anchor></>
            : 'From a customer that the console did not make'}
        </Text>
        <Group gap="xs" mt="md"><OpenInStripe href={payment.dashboardUrl} size="xs" /></Group>
      </div>
      {refused && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={20} />} title="The last attempt was refused">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{refused}</Text>
        </Alert>
      )}
      <DataList size="sm" gap={10} labelWidth="132px">
        <Detail label="Paid with">{payment.paymentMethod && paymentMethodName(payment.paymentMethod)}</Detail>
        <Detail label="Collected">{payment.amountReceived.formatted}</Detail>
        {payment.amountRefunded.amount > 0 && <Detail label="Given back">{payment.amountRefunded.formatted}</Detail>}
        <Detail label="Invoice">
          {payment.invoiceId && <Anchor component={Link} to={paths.invoice(payment.invoiceId)} size="sm">{payment.invoice?.number ?? payment.invoiceId}</Anchor>}
        </Detail>
        <Detail label="Created"><RelativeTime at={payment.createdAt} /></Detail>
        {payment.paidAt && <Detail label="Paid"><RelativeTime at={payment.paidAt} /></Detail>}
        <Detail label="Payment ID"><CopyValue value={payment.id} what="payment ID" /></Detail>
        {payment.chargeId && payment.chargeId !== payment.id && <Detail label="Charge ID"><CopyValue value={payment.chargeId} what="charge ID" /></Detail>}
        {payment.customerId && <Detail label="Customer"><CopyValue value={payment.customerId} what="customer ID" /></Detail>}
        <Detail label="Known as of"><RelativeTime at={payment.asOf} /></Detail>
        {payment.invoiceId && <Detail label="Events"><KnownFrom id={payment.invoiceId} noun="invoice" /></Detail>}
      </DataList>
    </Stack>
  );
}
