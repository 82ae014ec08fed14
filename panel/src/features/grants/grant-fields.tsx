import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { SetPicker } from '../../components/set-picker.tsx';
import type { GiveGrantValues } from './give-grant-values.ts';

export interface GrantFieldsProps {
  values: GiveGrantValues;
  errors: Record<string, ReactNode>;
  inputProps: (field: 'quantity' | 'startsAt' | 'endsAt' | 'reason' | 'note') => object;
  /** An entitlement set was chosen. */
  onSet: (id: string) => void;
}

/** What is given, for how long and why; for one member and for many. */
export function GrantFields({ values, errors, inputProps, onSet }: GrantFieldsProps) {
  return (
    <>
      <SetPicker label="Entitlement set" required id={values.entitlementSetId} error={errors.entitlementSetId} onChange={onSet} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="Starts" type="datetime-local" description="In your time zone. Empty: now." {...inputProps('startsAt')} />
        <TextInput label="Ends" type="datetime-local" description="Empty: it stays until revoked." {...inputProps('endsAt')} />
      </SimpleGrid>
      <TextInput label="Quantity" maw={200} inputMode="numeric" description="Multiplies limits per unit." {...inputProps('quantity')} />
      <Textarea label="Reason" required autosize minRows={1} maxRows={4} description="Kept for good, and shown wherever somebody asks why." {...inputProps('reason')} />
      <Textarea label="Note" autosize minRows={1} maxRows={6} {...inputProps('note')} />
    </>
  );
}
