import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useTextOfAddress } from '../lib/lists/use-text-of-address.ts';

export interface SearchFieldProps {
  label: string;
  value: string;
  /** Called a quarter of a second after the last key. */
  onChange: (value: string) => void;
}

/** A search field that follows the address and changes it when typing pauses. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { text, setText, setTold } = useTextOfAddress(value);
  const tell = useDebouncedCallback((next: string) => {
    setTold(next.trim());
    onChange(next.trim());
  }, 250);

  function change(next: string): void {
    setText(next);
    tell(next);
  }

  return (
    <TextInput
      type="search" role="searchbox" aria-label={label} placeholder={label} value={text} style={{ flex: '1 1 220px' }}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
      rightSection={text ? <CloseButton size="sm" aria-label="Clear search" onClick={() => change('')} /> : null}
    />
  );
}
