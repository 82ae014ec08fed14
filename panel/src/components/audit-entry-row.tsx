import { ActionIcon, Anchor, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { toAuditSearch } from '../lib/lists/audit-list.ts';
import { changeLines, pageOf, wordsOf } from '../lib/words/audit-text.ts';
import { paths } from '../lib/paths.ts';
import { ChangeTable } from './change-table.tsx';
import tableClasses from './data-table.module.css';
import { RelativeTime } from './relative-time.tsx';

export const AuditEntryRowFragment = graphql(`
  fragment AuditEntryRow_entry on AuditEntry {
    id
    at
    action
    objectType
    objectId
    reason
    actor {
      kind
      id
      name
    }
    changes {
      field
      before
      after
    }
  }
`);

export interface AuditEntryRowProps {
  entry: FragmentType<typeof AuditEntryRowFragment>;
  /** False on the object's own page. */
  withObject?: boolean;
}

/** Who did what, and when; opened, every field as it was beside as it became. */
export function AuditEntryRow({ entry: masked, withObject = true }: AuditEntryRowProps) {
  const entry = readFragment(AuditEntryRowFragment, masked);
  const [open, { toggle }] = useDisclosure(false);
  const page = pageOf(entry);
  const what = wordsOf(entry.action);
  const fields = entry.changes.length;
  return (
    <>
      <Table.Tr className={tableClasses.row} data-testid="audit-entry">
        <Table.Td>
          <Text size="sm" fw={600}>{what}</Text>
          {entry.reason && <div className={tableClasses.muted} style={{ overflowWrap: 'anywhere' }}>“{entry.reason}”</div>}
        </Table.Td>
        {withObject && (
          <Table.Td>
            <Text size="sm">{wordsOf(entry.objectType)}</Text>
            <div className={tableClasses.muted} style={{ overflowWrap: 'anywhere' }}>{page ? <Anchor component={Link} to={page} inherit>{entry.objectId}</Anchor> : entry.objectId}</div>
          </Table.Td>
        )}
        <Table.Td><Actor {...entry.actor} /></Table.Td>
        <Table.Td className={tableClasses.muted}><RelativeTime at={entry.at} /></Table.Td>
        <Table.Td className={tableClasses.menu}>
          {fields > 0 && (
            <ActionIcon variant="subtle" color="gray" onClick={toggle} aria-expanded={open} aria-label={`${open ? 'Hide' : 'Show'} what changed: ${what}`}>
              {open ? <IconChevronDown size={18} /> : <IconChevronRight size={18} />}
            </ActionIcon>
          )}
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={withObject ? 5 : 4} p="sm"><ChangeTable changes={changeLines(entry.changes)} label={`What changed: ${what}`} /></Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

const kinds = { OPERATOR: 'Operator', API_KEY: 'API key', STRIPE_EVENT: 'Stripe event', SYSTEM: 'The console' };

function Actor({ kind, id, name }: { kind: keyof typeof kinds; id?: string | null; name?: string | null }) {
  if (!id) return <Text size="sm">{name ?? kinds[kind]}</Text>;
  const to = kind === 'STRIPE_EVENT' ? paths.event(id) : paths.audit(toAuditSearch({ actorId: id }));
  return (
    <>
      <Anchor component={Link} to={to} size="sm" c="inherit" style={{ overflowWrap: 'anywhere' }}>{name ?? id}</Anchor>
      <div className={tableClasses.muted}>{kinds[kind]}</div>
    </>
  );
}
