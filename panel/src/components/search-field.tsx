import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

export interface SearchFieldProps {
  label: string;
  value: string;
  /** Called a quarter of a second after the last key. */
  onChange: (value: string) => void;
}

/** A search field that follows the address and changes it when typing pauses. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  const tell = useDebouncedCallback((next: string) => {
    setTold(next.trim());
    onChange(next.trim());
  }, 250);

  // The address changed, and not because of what was typed here: the back button, a link, “clear filters”.
  if (value !== seen) {
    setSeen(value);
    if (value !== told) {
      setTold(value);
      setText(value);
    }
  }

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
