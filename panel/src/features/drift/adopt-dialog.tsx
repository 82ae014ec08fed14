import { skipToken, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { PickerField } from '../../components/picker-field.tsx';
import { graphql } from '../../gql/gql.ts';
import { counted } from '../../lib/words/entitlement-text.ts';
import { problemText } from '../../lib/graphql/errors.ts';
import { AdoptStripeProduct } from './operations.ts';

const AdoptChoicesQuery = graphql(`
  query AdoptChoices($search: String) {
    products(filter: { search: $search, active: true }, limit: 10) {
      items {
        id
        name
        description
      }
    }
  }
`);

/** Makes a product of Stripe the counterpart of one of the catalog, on purpose. */
export function AdoptDialog({ object, onClose }: { object: { stripeId: string; name: string }; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, error: failure, loading } = useQuery(AdoptChoicesQuery, chosen ? skipToken : { variables: { search: search || null } });
  const [adopt, adopting] = useMutation(AdoptStripeProduct, { refetchQueries: 'active' });
  const products = data?.products.items ?? [];

  async function save(): Promise<void> {
    if (!chosen) return setProblem('Choose a product of the catalog.');
    setProblem(null);
    try {
      const { data: answer } = await adopt({ variables: { input: { productId: chosen.id, stripeProductId: object.stripeId } } });
      const prices = answer?.adoptStripeProduct;
      notifications.show({ color: 'teal', message: `${chosen.name} is now ${object.name} in Stripe: ${counted(prices?.adoptedPrices ?? 0, 'price')} found there, ${prices?.newPrices ?? 0} to be made.` });
      onClose();
    } catch (error) {
      setProblem(problemText(error));
    }
  }

  return (
    <Dialog onClose={onClose} title={`Adopt ${object.name}?`}>
      <Stack>
        {problem && <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} title="Not adopted">{problem}</Alert>}
        <Text size="sm">It becomes the counterpart of a product of the catalog, whose name and other fields are then written over those in Stripe. Prices of equal amount, currency and interval are adopted, too.</Text>
        <PickerField
          label="Product of the catalog" required typed={chosen?.name ?? typed} searching={loading || search !== typed.trim()} failed={failure !== undefined}
          onType={(text) => {
            setChosen(null);
            setTyped(text);
          }}
          options={products.map((product) => ({ id: product.id, label: product.name, detail: product.description?.slice(0, 80) }))}
          onPick={(id) => setChosen(products.find((product) => product.id === id) ?? null)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>Cancel</Button>
          <Button loading={adopting.loading} onClick={() => void save()}>Adopt product</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
