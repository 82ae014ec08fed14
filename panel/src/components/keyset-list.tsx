import { Card, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { plural } from '../lib/words/entitlement-text.ts';
import tableClasses from './data-table.module.css';
import { KeysetFailure } from './keyset-failure.tsx';
import { KeysetPager } from './keyset-pager.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

export interface KeysetListProps {
  /** In the singular: “invoice”. */
  noun: string;
  /** Search and filters. */
  toolbar?: ReactNode;
  /** The page that the API gave; undefined while there is none. */
  list: { items: readonly unknown[]; endCursor?: string | null; hasNextPage: boolean } | undefined;
  error: unknown;
  /** True while the rows of another page are on the screen. */
  changing: boolean;
  /** The cursor in the address; empty on the first page. */
  after: string;
  onRetry: () => void;
  onFirstPage: () => void;
  /** What to show instead of a table without rows. */
  empty: ReactNode;
  /** The titles of the columns. */
  columns: ReactNode;
  /** The rows. */
  children: ReactNode;
}

/** A list that is paged with cursors, newest first, in each state that it may be in: loading, failed, empty, full. */
export function KeysetList({ noun, toolbar, list, error, changing, after, onRetry, onFirstPage, empty, columns, children }: KeysetListProps) {
  return (
    <Card className={tableClasses.card}>
      {toolbar && <search className={tableClasses.toolbar}>{toolbar}</search>}
      {error !== undefined && <KeysetFailure what={`The ${plural(noun)}`} error={error} after={after} onRetry={onRetry} onFirstPage={onFirstPage} />}
      {error === undefined && !list && <TableSkeleton rows={8} />}
      {list && list.items.length === 0 && empty}
      {list && list.items.length > 0 && (
        <div className={tableClasses.body} data-changing={changing || undefined}>
          <Table className={tableClasses.table} aria-label={plural(noun).replace(/^./, (letter) => letter.toUpperCase())}>
            <Table.Thead><Table.Tr>{columns}</Table.Tr></Table.Thead>
            <Table.Tbody>{children}</Table.Tbody>
          </Table>
          <div className={tableClasses.foot}>
            <KeysetPager after={after} endCursor={list.endCursor} hasNextPage={list.hasNextPage} shown={list.items.length} noun={noun} changing={changing} />
          </div>
        </div>
      )}
    </Card>
  );
}
