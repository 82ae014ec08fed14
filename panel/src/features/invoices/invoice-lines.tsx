import { Table, Text } from '@mantine/core';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { formatMoney } from '../../lib/words/money.ts';
import { absoluteDate } from '../../lib/words/time.ts';
import { useCurrencies } from '../../lib/forms/use-currencies.ts';
import classes from './invoice-lines.module.css';

export const InvoiceLinesFragment = graphql(`
  fragment InvoiceLines_invoice on Invoice {
    id
    status
    lines {
      id
      description
      amount {
        amount
        formatted
      }
      quantity
      periodStart
      periodEnd
    }
    total {
      amount
      currency
      formatted
    }
    amountPaid {
      amount
      formatted
    }
    amountRemaining {
      amount
      formatted
    }
  }
`);

/** What an invoice consists of and what it comes to. */
export function InvoiceLines({ invoice: masked }: { invoice: FragmentType<typeof InvoiceLinesFragment> }) {
  const { lines, total, amountPaid, amountRemaining, status } = readFragment(InvoiceLinesFragment, masked);
  const currency = useCurrencies().find(total.currency);
  const money = (amount: number) => (currency ? formatMoney(amount, currency) : '');
  // Credits and taxes are not lines of their own: what they make up is said, so that the sum can be followed.
  const rest = total.amount - lines.reduce((sum, line) => sum + line.amount.amount, 0);
  return (
    <Table className={classes.table} aria-label="Lines" horizontalSpacing={0}>
      <Table.Thead><Table.Tr><Table.Th>Item</Table.Th><Table.Th ta="end">Amount</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>
              <Text size="sm">{line.description ?? 'No description'}</Text>
              <Text size="xs" c="dimmed">
                {period(line)}{line.quantity != null && line.quantity !== 1 && ` · quantity ${line.quantity}`}
              </Text>
            </Table.Td>
            <Table.Td className={classes.amount}>{line.amount.formatted}</Table.Td>
          </Table.Tr>
        ))}
        {lines.length > 0 && rest !== 0 && <Sum label="Discounts and taxes" amount={money(rest)} />}
        <Sum label="Total" amount={total.formatted} strong />
        {amountPaid.amount !== 0 && <Sum label="Paid" amount={amountPaid.formatted} />}
        {amountRemaining.amount !== 0 && status !== 'void' && <Sum label="Still to be paid" amount={amountRemaining.formatted} strong />}
      </Table.Tbody>
    </Table>
  );
}

function Sum({ label, amount, strong = false }: { label: string; amount: string; strong?: boolean }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.label} data-strong={strong || undefined}>{label}</Table.Th>
      <Table.Td className={classes.amount} data-strong={strong || undefined}>{amount}</Table.Td>
    </Table.Tr>
  );
}

/** A line for a moment, such as a one-time price, has one date. */
function period({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }): string {
  const from = absoluteDate(new Date(periodStart));
  const to = absoluteDate(new Date(periodEnd));
  return from === to ? from : `${from} – ${to}`;
}
