import { Box, Table } from '@mantine/core';
import { wordsOf } from '../lib/words/audit-text.ts';
import { differenceText } from '../lib/words/difference-text.ts';
import tableClasses from './data-table.module.css';
import { RelativeTime } from './relative-time.tsx';

export interface DifferenceTableProps {
  fields: readonly { field: string; ours?: string | null; stripes?: string | null; seenAt: string }[];
  label: string;
}

const wrapping = { overflowWrap: 'anywhere' } as const;

/** What Stripe has otherwise, field by field, ours beside Stripe's. */
export function DifferenceTable({ fields, label }: DifferenceTableProps) {
  return (
    <Box my="sm" className={tableClasses.container}>
      <Table verticalSpacing={6} fz="sm" className={`${tableClasses.table} ${tableClasses.inset}`} aria-label={label}>
        <Table.Thead><Table.Tr><Table.Th>Field</Table.Th><Table.Th w="35%">Here</Table.Th><Table.Th w="35%">In Stripe</Table.Th><Table.Th w={130}>Noticed</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {fields.map((one) => (
            <Table.Tr key={one.field} className={tableClasses.row}>
              <Table.Td fw={600}>{wordsOf(one.field)}</Table.Td>
              <Table.Td style={wrapping} data-label="Here:">{differenceText(one.ours)}</Table.Td>
              <Table.Td style={wrapping} data-label="In Stripe:">{differenceText(one.stripes)}</Table.Td>
              <Table.Td className={tableClasses.muted} data-label="Noticed"><RelativeTime at={one.seenAt} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
