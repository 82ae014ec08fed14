import { Table } from '@mantine/core';
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
    <Table.ScrollContainer minWidth={440} my="sm">
      <Table verticalSpacing={6} fz="sm" className={tableClasses.inset} aria-label={label}>
        <Table.Thead><Table.Tr><Table.Th>Field</Table.Th><Table.Th w="35%">Here</Table.Th><Table.Th w="35%">In Stripe</Table.Th><Table.Th w={130}>Noticed</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {fields.map((one) => (
            <Table.Tr key={one.field}>
              <Table.Td fw={600}>{wordsOf(one.field)}</Table.Td>
              <Table.Td style={wrapping}>{differenceText(one.ours)}</Table.Td>
              <Table.Td style={wrapping}>{differenceText(one.stripes)}</Table.Td>
              <Table.Td c="dimmed"><RelativeTime at={one.seenAt} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
