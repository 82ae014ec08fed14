import { Select } from '@mantine/core';

export interface StatusFilterProps<Status extends string> {
  /** The statuses in the order in which they are offered, each with its word. */
  options: readonly { value: Status; label: string }[];
  value: Status | 'any';
  onChange: (value: Status | 'any') => void;
}

/** Which status a list shows. */
export function StatusFilter<Status extends string>({ options, value, onChange }: StatusFilterProps<Status>) {
  return (
    <Select
      aria-label="Status" w={150} size="sm" allowDeselect={false} value={value} maxDropdownHeight={360} data={[{ value: 'any', label: 'Any status' }, ...options]}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? 'any')}
    />
  );
}
