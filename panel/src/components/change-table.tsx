import { Table } from '@mantine/core';
import type { TextChange } from '../lib/entitlement-text.ts';

/** What was, and what is instead, line by line. */
export function ChangeTable({ changes, label }: { changes: readonly TextChange[]; label: string }) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={6} horizontalSpacing="xs" fz="sm" aria-label={label}>
        <Table.Thead><Table.Tr><Table.Th>What</Table.Th><Table.Th>Before</Table.Th><Table.Th>Now</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.label}>
              <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>{change.label}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{change.before ?? '—'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{change.now ?? '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
