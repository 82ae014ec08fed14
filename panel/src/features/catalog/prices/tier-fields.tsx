import { ActionIcon, Button, Input, NativeSelect, Table, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { MoneyInput } from '../../../components/money-input.tsx';
import type { CurrencyLimits } from '../../../lib/words/money.ts';
import type { PriceFormValues } from './price-form-values.ts';
import classes from './tier-fields.module.css';

/** An amount by quantity: the tiers in order, the last one without an end. */
export function TierFields({ form, currency }: { form: UseFormReturnType<PriceFormValues>; currency: CurrencyLimits }) {
  const { tiers, tiersMode } = form.values;
  const tierCurrency = { ...currency, minimumAmount: null };
  const last = tiers.length - 1;
  return (
    <>
      <NativeSelect
        label="How tiers apply" maw={420} value={tiersMode}
        data={[{ value: 'GRADUATED', label: 'Graduated: each unit at the rate of its tier' }, { value: 'VOLUME', label: 'Volume: all units at the rate of the tier reached' }]}
        onChange={(event) => form.setFieldValue('tiersMode', event.currentTarget.value === 'VOLUME' ? 'VOLUME' : 'GRADUATED')}
      />
      <div>
        <Table className={classes.tiers} aria-label="Tiers" horizontalSpacing={6} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr><Table.Th w="13%">From</Table.Th><Table.Th w="22%">To</Table.Th><Table.Th>Per unit</Table.Th><Table.Th>Flat fee</Table.Th><Table.Th w={44} aria-label="Remove" /></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tiers.map((_, index) => (
              <Table.Tr key={index}>
                <Table.Td><span className={classes.from}>{index === 0 ? 1 : nextUnit(tiers[index - 1]?.upTo)}</span></Table.Td>
                <Table.Td>
                  {index === last
                    ? <span className={classes.from}>and above</span>
                    : <TextInput aria-label={`Tier ${index + 1}, to`} inputMode="numeric" {...form.getInputProps(`tiers.${index}.upTo`)} />}
                </Table.Td>
                <Table.Td>
                  <MoneyInput aria-label={`Tier ${index + 1}, per unit`} currency={tierCurrency} {...form.getInputProps(`tiers.${index}.unitAmount`)} value={tiers[index]?.unitAmount ?? ''} />
                </Table.Td>
                <Table.Td>
                  <MoneyInput aria-label={`Tier ${index + 1}, flat fee`} currency={tierCurrency} {...form.getInputProps(`tiers.${index}.flatAmount`)} value={tiers[index]?.flatAmount ?? ''} />
                </Table.Td>
                <Table.Td>
                  {tiers.length > 1 && (
                    <ActionIcon variant="subtle" color="gray" size="input-sm" aria-label={`Remove tier ${index + 1}`} onClick={() => form.removeListItem('tiers', index)}>
                      <IconTrash size={16} stroke={1.8} />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {(form.errors.tiers ?? form.errors.tiersMode) && <Input.Error mt="xs">{form.errors.tiers ?? form.errors.tiersMode}</Input.Error>}
        <Button
          mt="xs" variant="light" size="xs" leftSection={<IconPlus size={14} stroke={2.2} />} disabled={tiers.length >= 100}
          onClick={() => form.insertListItem('tiers', { upTo: '', unitAmount: '', flatAmount: '' }, last)}
        >
          Add tier
        </Button>
      </div>
    </>
  );
}

/** The first unit of the tier after one that ends with `upTo`. */
function nextUnit(upTo: string | undefined): string {
  return upTo && /^\d{1,12}$/.test(upTo.trim()) ? String(Number(upTo) + 1) : '…';
}
