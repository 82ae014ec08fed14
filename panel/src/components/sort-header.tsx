import { Group, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';

export interface SortHeaderProps<Choice extends string> {
  label: string;
  ascending: Choice;
  descending: Choice;
  current: Choice;
  onSort: (choice: Choice) => void;
  /** Dates are most useful newest first. */
  startsDescending?: boolean;
  w?: number;
}

/** A column's title that sorts by the column; once more turns the order around. */
export function SortHeader<Choice extends string>({ label, ascending, descending, current, onSort, startsDescending = false, w }: SortHeaderProps<Choice>) {
  const sorted = current === ascending ? 'ascending' : current === descending ? 'descending' : 'none';
  const Icon = sorted === 'ascending' ? IconArrowUp : sorted === 'descending' ? IconArrowDown : IconArrowsSort;
  const [first, second] = startsDescending ? [descending, ascending] : [ascending, descending];
  return (
    <Table.Th aria-sort={sorted} w={w}>
      <UnstyledButton onClick={() => onSort(current === first ? second : first)} fz="inherit" fw="inherit" c="inherit">
        <Group gap={4} wrap="nowrap">
          {label}
          <Icon size={13} stroke={2} aria-hidden="true" style={{ opacity: sorted === 'none' ? 0.45 : 1 }} />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}
