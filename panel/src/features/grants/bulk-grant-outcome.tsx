import { Alert, Anchor, Card, Table, Text, Title } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { AccessGain } from '../../components/access-gain.tsx';
import tableClasses from '../../components/data-table.module.css';
import type { BulkGrantMutation } from '../../gql/graphql.ts';
import { counted } from '../../lib/words/entitlement-text.ts';
import { paths } from '../../lib/paths.ts';

/** Who would gain what, before anything is given. */
export function BulkGrantOutcome({ outcome: { memberCount, unknown, members } }: { outcome: BulkGrantMutation['bulkGrant'] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Card ref={place} component="section" aria-labelledby="outcome" data-testid="bulk-outcome">
      <Title order={2} id="outcome" mb="sm">{counted(memberCount, 'member')} would get the grant</Title>
      {unknown.length > 0 && (
        <Alert color="orange" variant="light" mb="md" icon={<IconUserQuestion size={18} />} title={`${counted(unknown.length, 'entry')} on the list ${unknown.length === 1 ? 'means' : 'mean'} no member`}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>Passed over: {unknown.slice(0, 20).join(', ')}{unknown.length > 20 && ` and ${unknown.length - 20} more`}.</Text>
        </Alert>
      )}
      {members.length > 0 && (
        <Table verticalSpacing={6} horizontalSpacing="xs" fz="sm" className={tableClasses.inset} aria-label="Who would gain what">
          <Table.Thead><Table.Tr><Table.Th w="40%">Member</Table.Th><Table.Th>Gains</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {members.map(({ member, gains }) => (
              <Table.Tr key={member.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}><Anchor component={Link} to={paths.memberAccess(member.id)} target="_blank" inherit>{member.name}</Anchor></Table.Td>
                <Table.Td>
                  {gains.length === 0 && <Text span size="sm" c="dimmed">Has as much already</Text>}
                  {gains.map((gain) => <AccessGain key={gain.feature.id} {...gain} />)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {memberCount > members.length && <Text size="sm" c="dimmed" mt="sm">The first {members.length} are listed.</Text>}
    </Card>
  );
}
