import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { PricePicker } from '../../components/price-picker.tsx';
import type { ChangeSubscriptionInput, Proration } from '../../gql/graphql.ts';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { ChangePreview } from './change-preview.tsx';
import { ChangeSubscription } from './operations.ts';
import { useChangePreview } from './use-change-preview.ts';

/** One price in the subscription, as it is. */
export interface ChangeableItem {
  id: string;
  quantity: number;
  /** “Supporter, €5.00 every month”. */
  name: string;
}

export interface ChangeDialogProps {
  id: string;
  /** ISO 4217. */
  currency: string;
  /** At least one. */
  items: readonly ChangeableItem[];
  /** Then leaving everything as Stripe has it is a change too: it is accepted. */
  changedOutside: boolean;
  onClose: () => void;
}

interface ChangeValues {
  itemId: string;
  /** Empty: the price stays. */
  priceId: string;
  quantity: number | string;
  proration: Proration;
  /** For the audit log. */
  reason: string;
}

const prorations: { value: Proration; label: string }[] = [
  { value: 'CREATE_PRORATIONS', label: 'Put the difference on the next invoice' },
  { value: 'ALWAYS_INVOICE', label: 'Charge the difference now' },
  { value: 'NONE', label: 'No difference: the next period is the first at the new price' },
];

/** Changes the price or the quantity of a subscription, after showing what that costs. */
export function ChangeDialog({ id, currency, items, changedOutside, onClose }: ChangeDialogProps) {
  const [first] = items;
  const form = useForm<ChangeValues>({
    initialValues: { itemId: first?.id ?? '', priceId: '', quantity: first?.quantity ?? 1, proration: 'CREATE_PRORATIONS', reason: '' },
    validate: {
      quantity: (quantity) => (isQuantity(quantity) ? null : 'From 1.'),
      reason: (reason) => (reason.trim().length > LONGEST_REASON ? `At most ${LONGEST_REASON} characters.` : null),
    },
  });
  const [changeSubscription] = useMutation(ChangeSubscription);
  const [problem, setProblem] = useState<string | null>(null);
  const [settled] = useDebouncedValue(form.values, 300);
  const item = items.find((one) => one.id === form.values.itemId);
  const isChange = (values: ChangeValues) => isQuantity(values.quantity) && (changedOutside || values.priceId !== '' || Number(values.quantity) !== item?.quantity);

  const wanted = isChange(form.values) ? toInput(id, form.values) : null;
  const preview = useChangePreview(wanted, isChange(settled) ? toInput(id, settled) : null);

  async function change(values: ChangeValues): Promise<void> {
    // What was not shown is not charged.
    if (!preview.shown) return;
    setProblem(null);
    try {
      await changeSubscription({ variables: { input: { ...toInput(id, values), prorationDate: preview.shown.prorationDate, reason: values.reason.trim() || null } } });
      notifications.show({ color: 'teal', message: 'The subscription is changed.' });
      onClose();
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <Dialog onClose={onClose} title="Change this subscription" size="lg">
      <form noValidate onSubmit={form.onSubmit(change)}>
        <Stack>
          {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not changed">{problem}</Alert>}
          {items.length > 1
            ? <Select label="Item" allowDeselect={false} data={items.map((one) => ({ value: one.id, label: one.name }))} {...form.getInputProps('itemId')} onChange={chooseItem} />
            : <Text size="sm">Now: {first?.name}{first && first.quantity !== 1 && ` × ${first.quantity}`}</Text>}
          <Group align="flex-start" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <PricePicker label="New price" placeholder="As it is" currency={currency} recurring error={form.errors.priceId} onChange={(price) => form.setFieldValue('priceId', price?.id ?? '')} />
            </div>
            <NumberInput label="Quantity" w={100} min={1} max={MOST_UNITS} allowDecimal={false} allowNegative={false} {...form.getInputProps('quantity')} />
          </Group>
          <Select label="The rest of this period" allowDeselect={false} data={prorations} {...form.getInputProps('proration')} />
          {wanted
            ? <ChangePreview {...preview} />
            : <Text size="sm" c="dimmed">Choose another price or quantity to see what it costs.</Text>}
          <Textarea label="Reason" placeholder="Asked for by e-mail" description="Kept in the audit log." autosize minRows={1} {...form.getInputProps('reason')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>Leave it</Button>
            <Button type="submit" loading={form.submitting} disabled={!preview.shown}>Change subscription</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );

  function chooseItem(itemId: string | null): void {
    const chosen = items.find((one) => one.id === itemId);
    if (chosen) form.setValues({ itemId: chosen.id, quantity: chosen.quantity });
  }
}

/** The API's limits. */
const MOST_UNITS = 999_999;
const LONGEST_REASON = 500;

function isQuantity(value: number | string): boolean {
  return value !== '' && Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= MOST_UNITS;
}

function toInput(id: string, { itemId, priceId, quantity, proration }: ChangeValues): ChangeSubscriptionInput {
  return { id, itemId, priceId: priceId || null, quantity: Number(quantity), proration };
}
