import { Group, Pagination, Text } from '@mantine/core';
import { counted, plural } from '../lib/words/entitlement-text.ts';

export interface PagerProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** False: there are at least `total`. */
  exact?: boolean;
  /** In the singular: “product”. */
  noun: string;
  onChange: (page: number) => void;
}

/** Which rows of how many are shown, and the way to the others. */
export function Pager({ page, pageSize, total, exact = true, noun, onChange }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <Group justify="space-between" px="md" py="sm">
      <Text size="sm" c="dimmed" aria-live="polite">
        {pages === 1 ? counted(total, noun) : `${first}–${last} of ${total.toLocaleString('en')}${exact ? '' : '+'} ${plural(noun)}`}
      </Text>
      {pages > 1 && (
        <Pagination
          size="sm" total={pages} value={page} onChange={onChange} siblings={1}
          getControlProps={(control) => ({ 'aria-label': `${control === 'next' ? 'Next' : 'Previous'} page` })}
          getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
        />
      )}
    </Group>
  );
}
