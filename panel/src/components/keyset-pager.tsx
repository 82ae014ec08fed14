import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { keysetSummary, readTrail, type KeysetTotal } from '../lib/lists/keyset-pages.ts';

export interface KeysetPagerProps {
  /** The cursor in the address, under `after`; empty on the first page. */
  after: string;
  endCursor: string | null | undefined;
  hasNextPage: boolean;
  /** Rows on this page. */
  shown: number;
  total?: KeysetTotal;
  /** In the singular: “member”. */
  noun: string;
  /** True while the rows of another page are on the screen. */
  changing: boolean;
}

/** The way through a list that is newest first and may be endless: on to older rows and back again. */
export function KeysetPager({ after, endCursor, hasNextPage, shown, total, noun, changing }: KeysetPagerProps) {
  const navigate = useNavigate();
  const { state } = useLocation();
  const [params] = useSearchParams();
  const trail = after ? readTrail(state) : [];
  const pagesBefore = !after || trail[0] === '' ? trail.length : null;
  const olderOff = !hasNextPage || !endCursor || changing;
  const newerOff = !after || changing;

  function go(cursor: string, nextTrail: string[]): void {
    const search = new URLSearchParams(params);
    if (cursor) search.set('after', cursor);
    else search.delete('after');
    void navigate({ search: search.toString() }, { state: { trail: nextTrail } });
  }

  return (
    <Group justify="space-between" px="md" py="sm">
      <Text size="sm" c="dimmed" aria-live="polite">
        {keysetSummary({ pagesBefore, shown, hasNextPage, total }, noun)}
      </Text>
      {(after || hasNextPage) && (
        // Off, they stay focusable: whoever pages with the keyboard does not lose the place at the end.
        <Group gap="xs">
          <Button
            variant="default" size="xs" data-disabled={newerOff || undefined} aria-disabled={newerOff}
            leftSection={<IconChevronLeft size={14} aria-hidden="true" />}
            onClick={() => !newerOff && go(trail.at(-1) ?? '', trail.slice(0, -1))}
          >
            {after && trail.length === 0 ? 'Newest' : 'Newer'}
          </Button>
          <Button
            variant="default" size="xs" data-disabled={olderOff || undefined} aria-disabled={olderOff}
            rightSection={<IconChevronRight size={14} aria-hidden="true" />}
            onClick={() => !olderOff && endCursor && go(endCursor, [...trail, after])}
          >
            Older
          </Button>
        </Group>
      )}
    </Group>
  );
}
