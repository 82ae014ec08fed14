import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** The shape of details that are on their way. */
export function DrawerSkeleton() {
  return <Stack role="status" aria-busy="true"><VisuallyHidden>Loading</VisuallyHidden><Skeleton height={28} width="60%" /><Skeleton height={120} radius="lg" /><Skeleton height={220} radius="lg" /></Stack>;
}
