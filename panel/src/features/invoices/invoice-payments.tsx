import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { PaymentBadge } from '../../components/payment-badge.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { paymentMethodName } from '../../lib/words/payment-method-text.ts';

export const InvoicePaymentsFragment = graphql(`
  fragment InvoicePayments_invoice on Invoice {
    id
    payments {
      id
      createdAt
      status
      failureMessage
      amount {
        formatted
      }
      paymentMethod {
        id
        type
        brand
        last4
      }
      ...PaymentBadge_payment
    }
  }
`);

/** What was done to collect an invoice. Nothing when nothing was. */
export function InvoicePayments({ invoice: masked }: { invoice: FragmentType<typeof InvoicePaymentsFragment> }) {
  const { payments } = readFragment(InvoicePaymentsFragment, masked);
  if (payments.length === 0) return null;
  return (
    <section aria-labelledby="invoice-payments">
      <Title order={3} id="invoice-payments" fz="0.95rem" mb="xs">Payments</Title>
      <Stack gap="xs">
        {payments.map((payment) => (
          <div key={payment.id}>
            <Group gap="sm">
              <Anchor component={Link} to={paths.payment(payment.id)} size="sm" fw={600}>{payment.amount.formatted}</Anchor>
              <PaymentBadge payment={payment} />
              <Text size="sm" c="dimmed">{payment.paymentMethod && `${paymentMethodName(payment.paymentMethod)} · `}<RelativeTime at={payment.createdAt} /></Text>
            </Group>
            {payment.status !== 'succeeded' && payment.failureMessage && <Text size="sm" c="dimmed" mt={2}>{payment.failureMessage}</Text>}
          </div>
        ))}
      </Stack>
    </section>
  );
}
