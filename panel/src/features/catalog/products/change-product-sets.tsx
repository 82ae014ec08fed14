import { useApolloClient, useMutation } from '@apollo/client/react';
import { ActionIcon, Alert, Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ConflictNotice } from '../../../components/conflict-notice.tsx';
import { SetPicker } from '../../../components/set-picker.tsx';
import { useConfirmChange } from '../../../components/use-confirm-change.tsx';
import { graphql } from '../../../gql/gql.ts';
import type { Described } from '../../../lib/words/entitlement-text.ts';
import { problemText } from '../../../lib/graphql/errors.ts';
import { useSeen } from '../../../lib/graphql/use-seen.ts';
import classes from './change-product-sets.module.css';

const SetProductEntitlementSets = graphql(`
  mutation SetProductEntitlementSets($input: SetProductEntitlementSetsInput!) {
    setProductEntitlementSets(input: $input) {
      product {
        ...ProductSets_product
      }
    }
  }
`);

const ProductSetNamesQuery = graphql(`
  query ProductSetNames($id: ID!) {
    product(id: $id) {
      id
      entitlementSets {
        id
        name
      }
    }
  }
`);

const SetNameQuery = graphql(`
  query SetName($id: ID!) {
    entitlementSet(id: $id) {
      id
      name
    }
  }
`);

interface NamedSet { id: string; name: string }

export interface ChangeProductSetsProps {
  id: string;
  name: string;
  sets: readonly NamedSet[];
}

const MODAL = 'change-product-sets';

/** Opens the dialog that chooses which entitlement sets a product gives. */
export function openChangeProductSets(product: ChangeProductSetsProps): void {
  modals.open({ modalId: MODAL, title: `What ${product.name} gives`, size: 'lg', children: <ChangeProductSets {...product} /> });
}

function ChangeProductSets({ id, name, sets }: ChangeProductSetsProps) {
  const client = useApolloClient();
  const [setProductSets] = useMutation(SetProductEntitlementSets);
  const [wanted, setWanted] = useState<readonly NamedSet[]>(sets);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const confirmChange = useConfirmChange();
  const { seen, conflict, saving: savingSeen, settle } = useSeen(sets, load, describe);
  const close = () => modals.close(MODAL);
  const unchanged = wanted.length === seen.length && wanted.every((set) => seen.some((one) => one.id === set.id));

  async function load(): Promise<readonly NamedSet[]> {
    const { data } = await client.query({ query: ProductSetNamesQuery, variables: { id }, fetchPolicy: 'network-only' });
    return data?.product?.entitlementSets ?? sets;
  }

  async function add(setId: string): Promise<void> {
    setProblem(null);
    try {
      const { data } = await client.query({ query: SetNameQuery, variables: { id: setId } });
      const set = data?.entitlementSet;
      if (set) setWanted((current) => [...current.filter((one) => one.id !== set.id), set]);
    } catch (error) {
      setProblem(`The set could not be added: ${problemText(error)}`);
    }
  }

  async function save(): Promise<void> {
    setProblem(null);
    setBusy(true);
    try {
      const entitlementSetIds = wanted.map((set) => set.id);
      if (!(await confirmChange({ product: { productId: id, entitlementSetIds } }))) return;
      await savingSeen(async (before) => {
        await setProductSets({ variables: { input: { productId: id, entitlementSetIds, seenEntitlementSetIds: before.map((set) => set.id) } } });
        close();
        notifications.show({ color: 'teal', message: `What ${name} gives is changed. It counts from now on, also for those who hold it already.` });
      });
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack>
      {problem && <Alert role="alert" color="red" variant="light" title="Not saved">{problem}</Alert>}
      {conflict && (
        <ConflictNotice
          noun="product" changes={conflict}
          onTakeTheirs={() => {
            setWanted(seen);
            settle();
          }}
        />
      )}
      <div>
        {wanted.length === 0 && <Text size="sm" c="dimmed">It gives no set.</Text>}
        {wanted.map((set) => (
          <div key={set.id} className={classes.set}>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{set.name}</Text>
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${set.name}`} onClick={() => setWanted(wanted.filter((one) => one.id !== set.id))}><IconTrash size={16} stroke={1.8} /></ActionIcon>
          </div>
        ))}
      </div>
      <SetPicker label="Add a set" id="" taken={wanted.map((set) => set.id)} onChange={(setId) => void add(setId)} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={close}>Cancel</Button>
        <Button disabled={unchanged && !conflict} loading={busy} onClick={() => void save()}>Save changes</Button>
      </Group>
    </Stack>
  );
}

function describe(sets: readonly NamedSet[]): Described {
  return Object.fromEntries(sets.map((set) => [set.name, 'Given']));
}
