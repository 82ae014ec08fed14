import { ActionIcon, Button, Group, NumberInput, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { PricePicker } from '../../components/price-picker.tsx';
import { emptyItem, MOST_ITEMS, MOST_UNITS, type CheckoutFormValues } from './checkout-form.ts';

/** The prices to be paid, each with its quantity. */
export function CheckoutItems({ form }: { form: UseFormReturnType<CheckoutFormValues> }) {
  const { items } = form.values;
  return (
    <Stack gap="xs">
      {items.map((item, index) => (
        <Group key={item.key} gap="xs" align="flex-start" wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>
            <PricePicker
              label={items.length > 1 ? `Price ${index + 1}` : 'Price'} error={form.errors[`items.${index}.priceId`]}
              onChange={(price) => {
                form.setFieldValue(`items.${index}.priceId`, price?.id ?? '');
                form.setFieldValue(`items.${index}.recurring`, price?.type === 'RECURRING');
              }}
            />
          </div>
          <NumberInput
            label="Quantity" aria-label={items.length > 1 ? `Quantity ${index + 1}` : undefined} w={88} min={1} max={MOST_UNITS} allowDecimal={false} allowNegative={false}
            {...form.getInputProps(`items.${index}.quantity`)}
          />
          {items.length > 1 && (
            <ActionIcon mt={25} variant="subtle" color="gray" size="input-sm" aria-label={`Remove price ${index + 1}`} onClick={() => form.removeListItem('items', index)}>
              <IconTrash size={16} stroke={1.8} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div>
        <Button
          variant="light" size="xs" leftSection={<IconPlus size={14} stroke={2.2} />} disabled={items.length >= MOST_ITEMS}
          onClick={() => form.insertListItem('items', emptyItem())}
        >
          Add price
        </Button>
      </div>
    </Stack>
  );
}
