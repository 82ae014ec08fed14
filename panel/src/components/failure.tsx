import { Button, EmptyState } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodPuzzled } from '@tabler/icons-react';
import { toProblem } from '../lib/graphql/errors.ts';

/** A page or part of one that could not be loaded: what happened, and a button to try again. */
export function Failure({ what, error, onRetry }: { what: string; error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  if (problem.code === 'FORBIDDEN') {
    return (
      <EmptyState
        role="alert" py="xl" icon={<IconLock size={28} stroke={1.6} />} variant="light" color="gray"
        title="Your role does not allow this" description={problem.message}
      />
    );
  }
  return (
    <EmptyState
      role="alert" py="xl" icon={<IconCloudOff size={28} stroke={1.6} />} variant="light" color="orange"
      title={`${what} could not be loaded`}
      description={problem.requestId ? `${problem.message} If it stays, quote request ${problem.requestId}.` : problem.message}
    >
      {onRetry && (
        <EmptyState.Actions>
          <Button variant="default" onClick={onRetry}>Try again</Button>
        </EmptyState.Actions>
      )}
    </EmptyState>
  );
}

/** Nothing is at this address. `children`: links to where to go instead. */
export function NotThere({ title, description, children }: { title: string; description: string; children?: React.ReactNode }) {
  return (
    <EmptyState py={80} icon={<IconMoodPuzzled size={28} stroke={1.6} />} variant="light" color="gray" title={title} description={description}>
      {children && <EmptyState.Actions>{children}</EmptyState.Actions>}
    </EmptyState>
  );
}
