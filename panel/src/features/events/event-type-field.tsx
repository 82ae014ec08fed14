import { Autocomplete } from '@mantine/core';
import { stripeEventTypes } from '../../lib/stripe-event-types.ts';
import { useTextOfAddress } from '../../lib/use-text-of-address.ts';

export interface EventTypeFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Which type a list shows: one that is offered, or any other written out and confirmed with Enter or by leaving the field. */
export function EventTypeField({ value, onChange }: EventTypeFieldProps) {
  const { text, setText, setTold } = useTextOfAddress(value);

  function tell(next: string): void {
    const type = next.trim();
    if (type === value) return;
    setTold(type);
    onChange(type);
  }

  return (
    <Autocomplete
      aria-label="Type" placeholder="Any type" data={stripeEventTypes} value={text} onChange={setText} w={250} maxDropdownHeight={320}
      spellCheck={false} clearable clearButtonProps={{ 'aria-label': 'Clear type' }} onClear={() => tell('')} onOptionSubmit={tell}
      onBlur={() => tell(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) tell(text);
      }}
    />
  );
}
