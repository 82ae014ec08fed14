import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';

export interface TextListFieldProps {
  label: string;
  description?: ReactNode;
  /** One entry, for the screen reader: “Feature”. */
  noun: string;
  values: readonly string[];
  /** Most entries Stripe takes. */
  max: number;
  placeholder?: string;
  error?: ReactNode;
  inputProps: (index: number) => object;
  onAdd: () => void;
  onRemove: (index: number) => void;
}

/** A list of short texts, each in a field of its own. */
export function TextListField({ label, description, noun, values, max, placeholder, error, inputProps, onAdd, onRemove }: TextListFieldProps) {
  const last = useRef<HTMLInputElement>(null);
  const count = useRef(values.length);

  useEffect(() => {
    if (values.length > count.current) last.current?.focus();
    count.current = values.length;
  }, [values.length]);

  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" role="group" aria-label={label}>
      <Stack gap="xs" mt={6}>
        {values.map((_, index) => (
          // The entries have no identity of their own; a controlled field shows whatever stands at its place.
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              ref={index === values.length - 1 ? last : undefined} aria-label={`${noun} ${index + 1}`} placeholder={placeholder}
              style={{ flex: 1 }} {...inputProps(index)}
            />
            <ActionIcon variant="subtle" color="gray" size="input-sm" aria-label={`Remove ${noun.toLowerCase()} ${index + 1}`} onClick={() => onRemove(index)}>
              <IconTrash size={16} stroke={1.8} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button variant="light" size="xs" leftSection={<IconPlus size={14} stroke={2.2} />} disabled={values.length >= max} onClick={onAdd}>
            Add {noun.toLowerCase()}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
