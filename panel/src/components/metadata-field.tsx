import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { MAX_KEYS, type MetadataEntry } from '../lib/forms/metadata-entries.ts';

export interface MetadataFieldProps {
  description?: string;
  entries: readonly MetadataEntry[];
  error?: ReactNode;
  inputProps: (index: number, part: 'key' | 'value') => object;
  onAdd: () => void;
  onRemove: (index: number) => void;
}

const STRIPE_TOO = 'Your own keys and values, kept in Stripe too. Members do not see them.';

/** Keys and values of the operator's own. */
export function MetadataField({ description = STRIPE_TOO, entries, error, inputProps, onAdd, onRemove }: MetadataFieldProps) {
  const last = useRef<HTMLInputElement>(null);
  const count = useRef(entries.length);

  useEffect(() => {
    if (entries.length > count.current) last.current?.focus();
    count.current = entries.length;
  }, [entries.length]);

  return (
    <Input.Wrapper label="Metadata" description={description} error={error} labelElement="div" role="group" aria-label="Metadata">
      <Stack gap="xs" mt={6}>
        {entries.map((_, index) => (
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput ref={index === entries.length - 1 ? last : undefined} aria-label={`Key ${index + 1}`} placeholder="Key" style={{ flex: 2 }} {...inputProps(index, 'key')} />
            <TextInput aria-label={`Value ${index + 1}`} placeholder="Value" style={{ flex: 3 }} {...inputProps(index, 'value')} />
            <ActionIcon variant="subtle" color="gray" size="input-sm" aria-label={`Remove key ${index + 1}`} onClick={() => onRemove(index)}>
              <IconTrash size={16} stroke={1.8} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button variant="light" size="xs" leftSection={<IconPlus size={14} stroke={2.2} />} disabled={entries.length >= MAX_KEYS} onClick={onAdd}>Add metadata</Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
