import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { SetPicker } from '../../components/set-picker.tsx';
import type { GiveGrantValues } from './give-grant-values.ts';

/** What is given, for how long and why; for one member and for many. */
export function GrantFields({ form }: { form: UseFormReturnType<GiveGrantValues> }) {
  return (
    <>
      <SetPicker label="Entitlement set" required id={form.values.entitlementSetId} error={form.errors.entitlementSetId} onChange={(id) => form.setFieldValue('entitlementSetId', id)} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="Starts" type="datetime-local" description="In your time zone. Empty: now." {...form.getInputProps('startsAt')} />
        <TextInput label="Ends" type="datetime-local" description="Empty: it stays until revoked." {...form.getInputProps('endsAt')} />
      </SimpleGrid>
      <TextInput label="Quantity" maw={200} inputMode="numeric" description="Multiplies limits per unit." {...form.getInputProps('quantity')} />
      <Textarea label="Reason" required autosize minRows={1} maxRows={4} description="Kept for good, and shown wherever somebody asks why." {...form.getInputProps('reason')} />
      <Textarea label="Note" autosize minRows={1} maxRows={6} {...form.getInputProps('note')} />
    </>
  );
}
