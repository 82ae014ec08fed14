import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { Described, TextChange } from '../lib/words/entitlement-text.ts';
import { ChangeTable } from './change-table.tsx';

export interface ConflictNoticeProps {
  /** “feature”. */
  noun: string;
  changes: readonly TextChange[];
  /** What the form holds, by the same labels. */
  yours?: Described;
  /** Fills the form with what is there now. Left out where there is nothing to fill. */
  onTakeTheirs?: () => void;
}

/** Somebody else saved first: what is different now, and the two ways on. */
export function ConflictNotice({ noun, changes, yours, onTakeTheirs }: ConflictNoticeProps) {
  return (
    <Alert role="alert" color="orange" variant="light" icon={<IconUsers size={20} />} title={`Somebody else changed this ${noun} meanwhile`}>
      <Text size="sm" mb="xs">Nothing is saved yet. Saving again puts what you typed in place of this.</Text>
      <ChangeTable changes={changes} yours={yours} label="What somebody else changed" />
      {onTakeTheirs && <Group mt="sm"><Button size="xs" variant="default" onClick={onTakeTheirs}>Start again from what is there now</Button></Group>}
    </Alert>
  );
}
