import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { graphql } from '../../gql/gql.ts';
import type { CreateMemberInput, MemberEditQuery as Loaded } from '../../gql/graphql.ts';
import { paths } from '../../lib/paths.ts';
import { useSeen } from '../../lib/graphql/use-seen.ts';
import { MemberForm } from './member-form.tsx';
import { describeMember, memberToForm } from './member-form-values.ts';
import { UpdateMember } from './operations.ts';

const MemberEditQuery = graphql(`
  query MemberEdit($id: ID!) {
    member(id: $id) {
      id
      version
      kind
      name
      email
      externalId
      metadata
    }
  }
`);

type EditedMember = NonNullable<Loaded['member']>;

/** Editing a member. Starts from what the server has now; later changes by others do not touch what is being typed. */
export function MemberEditPage() {
  const { memberId = '' } = useParams();
  const { data, error, refetch } = useQuery(MemberEditQuery, { variables: { id: memberId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });

  if (error && !data) return <Failure what="The member" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  if (!data.member) {
    return (
      <NotThere title="There is no such member" description="The address may be mistyped.">
        <Button component={Link} to={paths.members()}>All members</Button>
      </NotThere>
    );
  }
  return <MemberEditor key={data.member.id} member={data.member} />;
}

function MemberEditor({ member }: { member: EditedMember }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [updateMember] = useMutation(UpdateMember);
  const { seen, conflict, saving, settle } = useSeen(member, load, (one) => describeMember(memberToForm(one)));

  async function load(): Promise<EditedMember> {
    const { data } = await client.query({ query: MemberEditQuery, variables: { id: member.id }, fetchPolicy: 'network-only' });
    return data?.member ?? member;
  }

  async function save(input: CreateMemberInput, leave: () => void): Promise<void> {
    await saving(async ({ version }) => {
      await updateMember({ variables: { input: { id: member.id, version, ...input } } });
      leave();
      notifications.show({ color: 'teal', message: `${input.name} is saved.` });
      await navigate(paths.member(member.id));
    });
  }

  const above = [{ label: 'Members', to: paths.members() }, { label: member.name, to: paths.member(member.id) }];
  return (
    <>
      <PageHeading title={`Edit ${member.name}`} above={above} takesFocus={false} />
      <MemberForm
        initialValues={memberToForm(member)} submitLabel="Save changes" cancelTo={paths.member(member.id)} operation="updateMember" onSave={save}
        conflict={conflict && { changes: conflict, theirs: memberToForm(seen), onTaken: settle }}
      />
    </>
  );
}
