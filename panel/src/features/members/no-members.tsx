import { Button, EmptyState } from '@mantine/core';
import { IconPlus, IconSearchOff, IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Permitted } from '../../components/permitted.tsx';
import { paths } from '../../lib/paths.ts';

export interface NoMembersProps {
  /** True when search or filters leave nothing over. */
  filtered: boolean;
  /** True when the address names a place behind the last member. */
  beyondEnd: boolean;
  hasArchived: boolean;
  onClear: () => void;
  onFirstPage: () => void;
  onShowArchived: () => void;
}

/** An empty list says why it is empty and what to do. */
export function NoMembers({ filtered, beyondEnd, hasArchived, onClear, onFirstPage, onShowArchived }: NoMembersProps) {
  if (beyondEnd) {
    return (
      <EmptyState py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="Nothing older" description="No member comes after the place that the address names.">
        <EmptyState.Actions><Button variant="default" onClick={onFirstPage}>Go to the newest</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="No member matches"
        description="The search looks at names, e-mail addresses and external ids. Try fewer words, or look without filters."
      >
        <EmptyState.Actions><Button variant="default" onClick={onClear}>Clear search and filters</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      py={64} icon={<IconUsers size={28} stroke={1.6} />} variant="light" title={hasArchived ? 'No active member' : 'Add your first member'}
      description="A member is a person or an organization that may subscribe or be given access. Your own application can make them too, over the API."
    >
      <EmptyState.Actions>
        <Permitted operation="createMember"><Button component={Link} to={paths.newMember} leftSection={<IconPlus size={16} stroke={2.2} />}>New member</Button></Permitted>
        {hasArchived && <Button variant="default" onClick={onShowArchived}>Show archived</Button>}
      </EmptyState.Actions>
    </EmptyState>
  );
}
