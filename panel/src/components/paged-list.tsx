import { Card, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { PAGE_SIZE } from '../lib/lists/catalog-list.ts';
import { plural } from '../lib/words/entitlement-text.ts';
import tableClasses from './data-table.module.css';
import { Failure } from './failure.tsx';
import { Pager } from './pager.tsx';
import { TableSkeleton } from './table-skeleton.tsx';

export interface PagedListProps {
  /** In the singular: “feature”. */
  noun: string;
  /** Search and filters. */
  toolbar: ReactNode;
  /** The page that the API gave; undefined while there is none. */
  list: { items: readonly unknown[]; totalCount: number } | undefined;
  error: unknown;
  /** True while the rows of another page are on the screen. */
  changing: boolean;
  /** From 1. */
  page: number;
  onPage: (page: number) => void;
  onRetry: () => void;
  /** What to show instead of a table without rows. */
  empty: ReactNode;
  /** The titles of the columns. */
  columns: ReactNode;
  /** The rows. */
  children: ReactNode;
}

/** A list whose pages have numbers, in each state that it may be in: loading, failed, empty, full. */
export function PagedList({ noun, toolbar, list, error, changing, page, onPage, onRetry, empty, columns, children }: PagedListProps) {
  return (
    <Card className={tableClasses.card}>
      <search className={tableClasses.toolbar}>{toolbar}</search>
      {error !== undefined && <Failure what={`The ${plural(noun)}`} error={error} onRetry={onRetry} />}
      {error === undefined && !list && <TableSkeleton rows={8} />}
      {list && list.items.length === 0 && empty}
      {list && list.items.length > 0 && (
        <div className={tableClasses.body} data-changing={changing || undefined}>
          <Table className={tableClasses.table} aria-label={plural(noun).replace(/^./, (letter) => letter.toUpperCase())}>
            <Table.Thead><Table.Tr>{columns}</Table.Tr></Table.Thead>
            <Table.Tbody>{children}</Table.Tbody>
          </Table>
          <div className={tableClasses.foot}><Pager page={page} pageSize={PAGE_SIZE} total={list.totalCount} noun={noun} onChange={onPage} /></div>
        </div>
      )}
    </Card>
  );
}
