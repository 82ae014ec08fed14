import { Avatar } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import type { MemberKind } from '../gql/graphql.ts';

/** A person's initials in a circle, or a building for an organization. Decoration: the name stands beside it. */
export function MemberAvatar({ name, kind, size = 36 }: { name: string; kind: MemberKind; size?: number }) {
  const organization = kind === 'ORGANIZATION';
  return (
    <Avatar name={organization ? undefined : name} color={organization ? 'gray' : 'initials'} size={size} radius={organization ? 'md' : 'xl'} variant="light" alt="" aria-hidden="true">
      {organization && <IconBuilding size={size * 0.52} stroke={1.7} />}
    </Avatar>
  );
}
