import { Skeleton, Stack } from '@mantine/core';

/** The shape of details that are on their way. */
export function DrawerSkeleton() {
  return <Stack aria-busy="true"><Skeleton height={28} width="60%" /><Skeleton height={120} radius="lg" /><Skeleton height={220} radius="lg" /></Stack>;
}
