import { Group, Skeleton, VisuallyHidden } from '@mantine/core';

/** The shape of a table that is on its way. */
export function TableSkeleton({ rows, withImage = false }: { rows: number; withImage?: boolean }) {
  return (
    <div role="status" aria-busy="true" style={{ padding: 16 }}>
      <VisuallyHidden>Loading</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} wrap="nowrap" gap="md" py={10}>
          {withImage && <Skeleton height={40} width={40} radius="md" style={{ flex: 'none' }} />}
          <div style={{ flex: 2 }}>
            <Skeleton height={12} width={`${45 + ((row * 17) % 35)}%`} mb={8} />
            <Skeleton height={10} width={`${60 + ((row * 23) % 30)}%`} />
          </div>
          <Skeleton height={12} style={{ flex: 1 }} visibleFrom="sm" />
          <Skeleton height={20} width={86} radius="xl" style={{ flex: 'none' }} />
        </Group>
      ))}
    </div>
  );
}
