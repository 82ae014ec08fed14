import { Radio, Stack } from '@mantine/core';
import type { OperatorRole } from '../../gql/graphql.ts';
import { roles } from './roles.ts';

/** One of the roles, each with what it may do. */
export function RoleField({ value, onChange }: { value: OperatorRole; onChange: (role: OperatorRole) => void }) {
  return (
    <Radio.Group label="Role" value={value} onChange={(chosen) => onChange(roles.find((role) => role.value === chosen)?.value ?? value)}>
      <Stack gap="xs" mt={6}>
        {roles.map((role) => <Radio key={role.value} value={role.value} label={role.label} description={role.may} />)}
      </Stack>
    </Radio.Group>
  );
}
