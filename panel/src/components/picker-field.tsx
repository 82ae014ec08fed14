import { CloseButton, Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';

export interface PickerFieldProps {
  label?: string;
  /** Instead of a label, where there is no room for one. */
  'aria-label'?: string;
  style?: CSSProperties;
  placeholder?: string;
  required?: boolean;
  description?: ReactNode;
  error?: ReactNode;
  /** What is typed; the options answer it. */
  typed: string;
  onType: (typed: string) => void;
  /** True while the options answer an earlier text. */
  searching: boolean;
  /** True when what is typed could not be searched for. */
  failed: boolean;
  options: readonly { id: string; label: string; detail?: string }[];
  onPick: (id: string) => void;
  onBlur?: () => void;
  /** Given while something is picked that may be taken away. */
  onClear?: () => void;
}

/** A field that finds one of many things that the server knows: type a part of it, pick it from the list. */
export function PickerField({ typed, onType, searching, failed, options, onPick, onBlur, onClear, ...input }: PickerFieldProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onPick(id);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          {...input} value={typed} autoComplete="off" spellCheck={false} leftSection={<IconSearch size={15} stroke={1.8} aria-hidden="true" />}
          rightSection={onClear && <CloseButton size="sm" aria-label={`Clear ${(input.label ?? input['aria-label'] ?? '').toLowerCase()}`} onClick={onClear} />}
          onChange={(event) => {
            onType(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onClick={() => combobox.openDropdown()} onFocus={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            onBlur?.();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {options.map(({ id, label, detail }) => (
            <Combobox.Option key={id} value={id}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{label}</Text>
              {detail && <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>{detail}</Text>}
            </Combobox.Option>
          ))}
          {options.length === 0 && <Combobox.Empty>{emptyText(searching, failed)}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function emptyText(searching: boolean, failed: boolean): string {
  if (searching) return 'Searching…';
  return failed ? 'The search failed. Change the text to try again.' : 'Nothing found';
}
