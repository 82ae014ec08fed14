import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import type { OperatorRole } from '../../gql/graphql.ts';
import { problemText } from '../../lib/graphql/errors.ts';
import { ChangeOperatorRole } from './operations.ts';
import { RoleField } from './role-field.tsx';
import { roleLabel } from './roles.ts';

/** Lets an operator do more, less or something else. */
export function ChangeRoleDialog({ operator, onClose }: { operator: { id: string; name: string; role: OperatorRole }; onClose: () => void }) {
  const [changeRole, { loading }] = useMutation(ChangeOperatorRole);
  const [role, setRole] = useState(operator.role);
  const [problem, setProblem] = useState<string | null>(null);

  async function save(): Promise<void> {
    setProblem(null);
    try {
      await changeRole({ variables: { input: { id: operator.id, role } } });
      notifications.show({ color: 'teal', message: `${operator.name} is ${roleLabel(role)} now.` });
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    }
  }

  return (
    <Dialog onClose={onClose} title={`What may ${operator.name} do?`}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not changed">{problem}</Alert>}
        <RoleField value={role} onChange={setRole} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button loading={loading} onClick={() => void save()}>Change role</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
