import { Anchor, Card, Group, Table, Title } from '@mantine/core';
import { Link } from 'react-router';
import tableClasses from '../../components/data-table.module.css';
import { InvoiceRow } from '../../components/invoice-row.tsx';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';

export const RecentInvoicesFragment = graphql(`
  fragment RecentInvoices_list on InvoiceList {
    items {
      id
      ...InvoiceRow_invoice
    }
  }
`);

/** The newest invoices of a member. Nothing while there is none: the subscriptions above say that already. */
export function RecentInvoices({ memberId, list: masked }: { memberId: string; list: FragmentType<typeof RecentInvoicesFragment> }) {
  const { items } = readFragment(RecentInvoicesFragment, masked);
  if (items.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="recent-invoices" className={tableClasses.card}>
      <Group px="md" py="sm" justify="space-between" className={tableClasses.head}>
        <Title order={2} id="recent-invoices">Recent invoices</Title>
        <Anchor component={Link} to={paths.memberInvoices(memberId)} preventScrollReset size="sm">All invoices</Anchor>
      </Group>
      <Table className={tableClasses.table} aria-label="Recent invoices">
        <Table.Thead>
          <Table.Tr><Table.Th>Invoice</Table.Th><Table.Th w={150}>Status</Table.Th><Table.Th w={140} className={tableClasses.amount}>Amount</Table.Th><Table.Th w={140}>Created</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>{items.map((invoice) => <InvoiceRow key={invoice.id} invoice={invoice} to={paths.memberInvoice(memberId, invoice.id)} />)}</Table.Tbody>
      </Table>
    </Card>
  );
}
