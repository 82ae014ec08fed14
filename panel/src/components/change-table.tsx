import { Table } from '@mantine/core';
import type { Described, TextChange } from '../lib/words/entitlement-text.ts';
import tableClasses from './data-table.module.css';

export interface ChangeTableProps {
  changes: readonly TextChange[];
  label: string;
  /** What the reader would have instead, by the same labels. */
  yours?: Described;
}

const wrapping = { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', verticalAlign: 'top' } as const;

/** What was, and what is instead, line by line. */
export function ChangeTable({ changes, label, yours }: ChangeTableProps) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={6} horizontalSpacing="xs" fz="sm" className={tableClasses.inset} aria-label={label}>
        <Table.Thead><Table.Tr><Table.Th>What</Table.Th><Table.Th>Before</Table.Th><Table.Th>Now</Table.Th>{yours && <Table.Th>Yours</Table.Th>}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.label}>
              <Table.Td fw={600} style={wrapping}>{change.label}</Table.Td>
              <Table.Td style={wrapping}>{change.before ?? '—'}</Table.Td>
              <Table.Td style={wrapping}>{change.now ?? '—'}</Table.Td>
              {yours && <Table.Td style={wrapping}>{yours[change.label] ?? '—'}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
