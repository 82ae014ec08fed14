import { DataList, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A line of a `DataList`; a dash where there is nothing. */
export function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{children || <Text span c="dimmed" size="sm">—</Text>}</DataList.ItemValue>
    </DataList.Item>
  );
}
