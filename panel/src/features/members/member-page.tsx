import { Alert, Badge, Button, Skeleton, Stack } from '@mantine/core';
import { IconArchive, IconPencil, IconRestore } from '@tabler/icons-react';
import { Link, Outlet, useParams } from 'react-router';
import { Failure, NotThere } from '../../components/failure.tsx';
import { MemberAvatar } from '../../components/member-avatar.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Permitted } from '../../components/permitted.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { graphql } from '../../gql/gql.ts';
import { paths } from '../../lib/paths.ts';
import { useLiveQuery } from '../../lib/graphql/use-live-query.ts';
import { MemberLinks } from './member-links.tsx';
import { memberTabs } from './member-tabs.ts';
import { useMemberActions } from './use-member-actions.tsx';

const MemberPageQuery = graphql(`
  query MemberPage($id: ID!) {
    member(id: $id) {
      id
      name
      kind
      email
      archivedAt
    }
  }
`);

/** One member: who it is, and below it the part that the address names. */
export function MemberPage() {
  const { memberId = '' } = useParams();
  return <MemberById key={memberId} id={memberId} />;
}

function MemberById({ id }: { id: string }) {
  const { data, error, reload } = useLiveQuery(MemberPageQuery, { id });
  const member = data?.member;
  const actions = useMemberActions({ id, name: member?.name ?? '' });

  if (error !== undefined) return <Failure what="The member" error={error} onRetry={reload} />;
  if (!data) return <MemberSkeleton />;
  if (!member) {
    return (
      <NotThere title="There is no such member" description="The address may be mistyped.">
        <Button component={Link} to={paths.members()}>All members</Button>
      </NotThere>
    );
  }
  return (
    <>
      <PageHeading
        title={member.name} description={member.email} above={[{ label: 'Members', to: paths.members() }]}
        image={<MemberAvatar name={member.name} kind={member.kind} size={52} />}
        badges={member.archivedAt && <Badge variant="light" color="gray" tt="none">Archived</Badge>}
        actions={(
          <>
            {member.archivedAt
              ? <Permitted operation="restoreMember"><Button variant="default" onClick={actions.restore} loading={actions.busy} leftSection={<IconRestore size={16} stroke={1.8} />}>Restore</Button></Permitted>
              : <Permitted operation="archiveMember"><Button variant="default" onClick={actions.archive} loading={actions.busy} leftSection={<IconArchive size={16} stroke={1.8} />}>Archive</Button></Permitted>}
            <Permitted operation="updateMember"><Button component={Link} to={paths.editMember(member.id)} variant="default" leftSection={<IconPencil size={16} stroke={1.8} />}>Edit</Button></Permitted>
            {!member.archivedAt && <MemberLinks member={member} />}
          </>
        )}
      />
      {member.archivedAt && (
        <Alert color="gray" variant="light" mb="lg" icon={<IconArchive size={20} />} title="This member is archived">
          It is not in the list of active members and not found by e-mail address, which another member may have. Its history stays.
        </Alert>
      )}
      <PageTabs label="Member" tabs={memberTabs(member.id)} />
      <Outlet />
    </>
  );
}

function MemberSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <Skeleton height={30} width={260} />
      <Skeleton height={14} width="35%" />
      <Skeleton height={260} radius="lg" />
    </Stack>
  );
}
