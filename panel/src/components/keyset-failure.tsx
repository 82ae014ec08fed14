import { Button, EmptyState } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { toProblem } from '../lib/graphql/errors.ts';
import { Failure } from './failure.tsx';

export interface KeysetFailureProps {
  /** “The members”. */
  what: string;
  error: unknown;
  /** The cursor in the address; empty on the first page. */
  after: string;
  onRetry: () => void;
  onFirstPage: () => void;
}

/** A list that could not be loaded; when the address names no place of it, trying again would not help. */
export function KeysetFailure({ what, error, after, onRetry, onFirstPage }: KeysetFailureProps) {
  if (!after || toProblem(error).code !== 'BAD_USER_INPUT') return <Failure what={what} error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      role="alert" py={64} icon={<IconSearchOff size={28} stroke={1.6} />} variant="light" color="gray" title="There is no such page"
      description="The address names a place that this list does not have. It may be cut off."
    >
      <EmptyState.Actions><Button variant="default" onClick={onFirstPage}>Go to the newest</Button></EmptyState.Actions>
    </EmptyState>
  );
}
