import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useId } from '@mantine/hooks';
import { fromLocalField, toLocalField } from '../../lib/forms/local-moment.ts';
import { useTextOfAddress } from '../../lib/lists/use-text-of-address.ts';

/** Typed digit by digit, a year passes through the first centuries: nobody means those. */
const EARLIEST = '1970';

export interface AsOfFieldProps {
  /** ISO 8601; null: now. */
  at: string | null;
  onChange: (at: string | null) => void;
}

/** The moment that a page speaks of, in the reader's time zone; a button leads back to now. */
export function AsOfField({ at, onChange }: AsOfFieldProps) {
  const id = useId();
  const { text, setText, setTold } = useTextOfAddress(toLocalField(at));
  const tell = useDebouncedCallback((field: string) => {
    if (field !== '' && field < EARLIEST) return;
    setTold(field);
    onChange(fromLocalField(field));
  }, 400);

  function change(field: string): void {
    setText(field);
    tell(field);
  }

  return (
    <Group gap="xs">
      <Text component="label" htmlFor={id} size="sm" c="dimmed">As of</Text>
      <TextInput id={id} type="datetime-local" size="xs" value={text} onChange={(event) => change(event.currentTarget.value)} />
      {at && <Button size="xs" variant="default" onClick={() => change('')}>Now</Button>}
    </Group>
  );
}
