import { ScrollArea, Stack, Table, Text } from '@mantine/core';
import { graphql } from '../gql/gql.ts';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { counted } from '../lib/words/entitlement-text.ts';
import { AccessGain } from './access-gain.tsx';
import tableClasses from './data-table.module.css';

export const ChangePreviewFragment = graphql(`
  fragment ChangePreview_preview on EntitlementChangePreview {
    memberCount
    features {
      gaining
      losing
      changing
      feature {
        id
        name
      }
    }
    members {
      member {
        id
        name
      }
      changes {
        before
        after
        feature {
          id
          name
          kind
          unit
        }
      }
    }
  }
`);

/** Who would lose and gain what: counted by feature, and the first members by name. */
export function ChangePreview({ preview: masked }: { preview: FragmentType<typeof ChangePreviewFragment> }) {
  const { memberCount, features, members } = readFragment(ChangePreviewFragment, masked);
  return (
    <Stack data-testid="change-preview">
      <Table verticalSpacing={6} horizontalSpacing="xs" fz="sm" className={tableClasses.inset} aria-label="What changes, by feature">
        <Table.Thead><Table.Tr><Table.Th>Feature</Table.Th><Table.Th>More</Table.Th><Table.Th>Less</Table.Th><Table.Th>Other</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {features.map(({ feature, gaining, losing, changing }) => (
            <Table.Tr key={feature.id}>
              <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>{feature.name}</Table.Td>
              <Table.Td>{people(gaining)}</Table.Td><Table.Td c={losing > 0 ? 'var(--mantine-color-error)' : undefined}>{people(losing)}</Table.Td><Table.Td>{people(changing)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': 'Members' }}>
        <Table verticalSpacing={6} horizontalSpacing="xs" fz="sm" className={tableClasses.inset} aria-label="What changes, by member">
          <Table.Tbody>
            {members.map(({ member, changes }) => (
              <Table.Tr key={member.id}>
                <Table.Td w="42%" style={{ overflowWrap: 'anywhere' }}>{member.name}</Table.Td>
                <Table.Td>{changes.map((change) => <AccessGain key={change.feature.id} {...change} />)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {memberCount > members.length && <Text size="sm" c="dimmed">The first {members.length} of {counted(memberCount, 'member')} are listed.</Text>}
    </Stack>
  );
}

function people(count: number): string {
  return count === 0 ? '—' : counted(count, 'member');
}
