import { Autocomplete } from '@mantine/core';
import { useTextOfAddress } from '../lib/lists/use-text-of-address.ts';

export interface SuggestedFilterProps {
  /** “Type”. */
  label: string;
  /** What an empty field means: “Any type”. */
  placeholder: string;
  suggestions: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

/** A filter whose value is one that is offered, or any other written out and confirmed with Enter or by leaving the field. */
export function SuggestedFilter({ label, placeholder, suggestions, value, onChange }: SuggestedFilterProps) {
  const { text, setText, setTold } = useTextOfAddress(value);

  function tell(next: string): void {
    const chosen = next.trim();
    if (chosen === value) return;
    setTold(chosen);
    onChange(chosen);
  }

  return (
    <Autocomplete
      aria-label={label} placeholder={placeholder} data={[...suggestions]} value={text} onChange={setText} w={250} maxDropdownHeight={320}
      spellCheck={false} clearable clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }} onClear={() => tell('')} onOptionSubmit={tell}
      onBlur={() => tell(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) tell(text);
      }}
    />
  );
}
