import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { PageHeading } from '../../components/page-heading.tsx';
import type { CreateMemberInput } from '../../gql/graphql.ts';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { paths } from '../../lib/paths.ts';
import { MemberForm } from './member-form.tsx';
import { emptyMember } from './member-form-values.ts';
import { CreateMember } from './operations.ts';

/** A new member. */
export function MemberCreatePage() {
  const navigate = useNavigate();
  const [createMember] = useMutation(CreateMember);
  const madeOnce = useMadeOnce();

  async function save(values: CreateMemberInput, leave: () => void): Promise<void> {
    const { data } = await madeOnce(values, (input) => createMember({ variables: { input } }));
    const member = data?.createMember.member;
    if (!member) throw new Error('The answer has no member.');
    leave();
    notifications.show({ color: 'teal', message: `${member.name} is a member.` });
    await navigate(paths.member(member.id));
  }

  return (
    <>
      <PageHeading title="New member" above={[{ label: 'Members', to: paths.members() }]} takesFocus={false} />
      <MemberForm initialValues={emptyMember} submitLabel="Create member" cancelTo={paths.members()} operation="createMember" onSave={save} />
    </>
  );
}
