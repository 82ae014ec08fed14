import { Badge, Card, EmptyState, Table } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { useParams } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { ExternalLink } from '../../components/external-link.tsx';
import { Failure } from '../../components/failure.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { TableSkeleton } from '../../components/table-skeleton.tsx';
import { graphql } from '../../gql/gql.ts';
import { expiry, isExpired, paymentMethodName } from '../../lib/words/payment-method-text.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';

const MemberPaymentMethodsQuery = graphql(`
  query MemberPaymentMethods($id: ID!) {
    member(id: $id) {
      id
      paymentMethods {
        id
        type
        brand
        last4
        expMonth
        expYear
        createdAt
        dashboardUrl
      }
    }
  }
`);

/** The part of a member's page with what the member can pay with. */
export function MemberPaymentMethods() {
  const { memberId = '' } = useParams();
  const { data, error, reload } = useLiveQuery(MemberPaymentMethodsQuery, { id: memberId });
  const methods = data?.member?.paymentMethods;
  return (
    <Card className={tableClasses.card}>
      {error !== undefined && <Failure what="The payment methods" error={error} onRetry={reload} />}
      {error === undefined && !methods && <TableSkeleton rows={2} />}
      {methods?.length === 0 && (
        <EmptyState
          py={64} px="md" icon={<IconCreditCard size={28} stroke={1.6} />} variant="light" title="No payment method"
          description="A card or account that the member enters at Stripe appears here by itself. Numbers stay at Stripe; the console knows the last digits."
        />
      )}
      {methods && methods.length > 0 && (
        <Table className={tableClasses.table} aria-label="Payment methods">
          <Table.Thead><Table.Tr><Table.Th>Payment method</Table.Th><Table.Th w={170}>Expires</Table.Th><Table.Th w={140}>Added</Table.Th><Table.Th w={190}>In Stripe</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {methods.map((method) => (
              <Table.Tr key={method.id} className={tableClasses.row} data-testid="payment-method-row">
                <Table.Td fw={600}>{paymentMethodName(method)}</Table.Td>
                <Table.Td className={expiry(method) ? tableClasses.muted : tableClasses.optional} data-label="Expires">
                  {expiry(method) || '—'} {isExpired(method, new Date()) && <Badge variant="light" color="orange" size="sm" tt="none">Expired</Badge>}
                </Table.Td>
                <Table.Td className={tableClasses.muted} data-label="Added"><RelativeTime at={method.createdAt} /></Table.Td>
                <Table.Td className={method.dashboardUrl ? undefined : tableClasses.optional}>
                  {method.dashboardUrl && <ExternalLink href={method.dashboardUrl} size="sm">Open in Stripe</ExternalLink>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
