import { SegmentedControl, Select, VisuallyHidden } from '@mantine/core';
import type { ActivityChoice, SyncChoice } from '../lib/lists/catalog-list.ts';

const syncOptions: { value: SyncChoice; label: string }[] = [
  { value: 'any', label: 'Any status' },
  { value: 'synced', label: 'Synced' },
  { value: 'pending', label: 'Pending' },
  { value: 'not-mapped', label: 'Not Mapped' },
  { value: 'failing', label: 'Failing' },
];

const activityOptions: { value: ActivityChoice; label: string }[] = [
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
  { value: 'all', label: 'All' },
];

/** Which sync status a list shows. */
export function SyncFilter({ value, onChange }: { value: SyncChoice; onChange: (value: SyncChoice) => void }) {
  return (
    <Select
      aria-label="Sync status" w={150} size="sm" allowDeselect={false} data={syncOptions} value={value}
      onChange={(chosen) => onChange(syncOptions.find((option) => option.value === chosen)?.value ?? 'any')}
    />
  );
}

/** Whether a list shows what is sold, what is archived or both. */
export function ActivityFilter({ value, onChange }: { value: ActivityChoice; onChange: (value: ActivityChoice) => void }) {
  return (
    <div>
      <VisuallyHidden id="activity-filter">Active or archived</VisuallyHidden>
      <SegmentedControl
        aria-labelledby="activity-filter" size="sm" data={activityOptions} value={value}
        onChange={(chosen) => onChange(activityOptions.find((option) => option.value === chosen)?.value ?? 'active')}
      />
    </div>
  );
}
