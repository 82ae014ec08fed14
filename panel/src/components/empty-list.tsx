import { Button, EmptyState } from '@mantine/core';
import { IconSearchOff, type IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface EmptyListProps {
  /** One of the list: “invoice”. */
  noun: string;
  /** True when search or filters leave nothing over. */
  filtered: boolean;
  /** True when the address names a place behind the last one. */
  beyondEnd: boolean;
  /** How to search better. */
  searchHint: string;
  onClear: () => void;
  onFirstPage: () => void;
  /** For a list that is empty because there is nothing. */
  icon: typeof IconInbox;
  title: string;
  description: string;
  /** What to do about it. */
  actions?: ReactNode;
}

/** An empty list says why it is empty and what to do. */
export function EmptyList({ noun, filtered, beyondEnd, searchHint, onClear, onFirstPage, icon: Icon, title, description, actions }: EmptyListProps) {
  if (beyondEnd) {
    return (
      <EmptyState py={64} px="md" icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="Nothing older" description={`No ${noun} comes after the place that the address names.`}>
        <EmptyState.Actions><Button variant="default" onClick={onFirstPage}>Go to the newest</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState py={64} px="md" icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title={`No ${noun} matches`} description={searchHint}>
        <EmptyState.Actions><Button variant="default" onClick={onClear}>Clear search and filters</Button></EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState py={64} px="md" icon={<Icon size={28} stroke={1.6} />} variant="light" title={title} description={description}>
      {actions && <EmptyState.Actions>{actions}</EmptyState.Actions>}
    </EmptyState>
  );
}
