import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { graphql } from '../../gql/gql.ts';
import type { CreateMemberInput } from '../../gql/graphql.ts';
import { paths } from '../../lib/paths.ts';
import { MemberForm } from './member-form.tsx';
import { memberToForm } from './member-form-values.ts';
import { UpdateMember } from './operations.ts';

const MemberEditQuery = graphql(`
  query MemberEdit($id: ID!) {
    member(id: $id) {
      id
      kind
      name
      email
      externalId
      metadata
    }
  }
`);

/** Editing a member. Starts from what the server has now; later changes by others do not touch what is being typed. */
export function MemberEditPage() {
  const { memberId = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(MemberEditQuery, { variables: { id: memberId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const [updateMember] = useMutation(UpdateMember);
  const member = data?.member;

  async function save(input: CreateMemberInput, leave: () => void): Promise<void> {
    await updateMember({ variables: { input: { id: memberId, ...input } } });
    leave();
    notifications.show({ color: 'teal', message: `${input.name} is saved.` });
    await navigate(paths.member(memberId));
  }

  if (error && !data) return <Failure what="The member" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  if (!member) {
    return (
      <NotThere title="There is no such member" description="The address may be mistyped.">
        <Button component={Link} to={paths.members()}>All members</Button>
      </NotThere>
    );
  }
  const above = [{ label: 'Members', to: paths.members() }, { label: member.name, to: paths.member(member.id) }];
  return (
    <>
      <PageHeading title={`Edit ${member.name}`} above={above} takesFocus={false} />
      <MemberForm key={member.id} initialValues={memberToForm(member)} submitLabel="Save changes" cancelTo={paths.member(member.id)} operation="updateMember" onSave={save} />
    </>
  );
}
