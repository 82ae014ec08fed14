import { Checkbox, Fieldset, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { scopeGroups } from './scopes.ts';

export interface ScopesFieldProps {
  /** The chosen scopes' names. */
  value?: string[];
  onChange: (scopes: string[]) => void;
  error?: ReactNode;
}

/** Which scopes a key has, each with what it allows. */
export function ScopesField({ value, onChange, error }: ScopesFieldProps) {
  return (
    <Checkbox.Group label="Scopes" description="What the key may be used for. Choose as few as the application needs." value={value} onChange={onChange} error={error} withAsterisk>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm" mb={4}>
        {scopeGroups.map((group) => (
          <Fieldset key={group.title} legend={group.title} radius="md">
            <Stack gap="sm">
              {group.scopes.map((scope) => (
                <Checkbox key={scope.name} value={scope.name} label={scope.name} description={scope.allows} aria-invalid={error ? true : undefined} />
              ))}
            </Stack>
          </Fieldset>
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
