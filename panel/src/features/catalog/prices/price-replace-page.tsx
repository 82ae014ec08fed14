import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconReplace } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure, NotThere } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { graphql } from '../../../gql/gql.ts';
import { fromEntries } from '../../../lib/forms/metadata-entries.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrencies, type Currency } from '../../../lib/forms/use-currencies.ts';
import { useMadeOnce } from '../../../lib/forms/use-made-once.ts';
import { ReplacePrice } from './operations.ts';
import { formToPricing, priceToForm, type PriceFormValues } from './price-form-values.ts';
import { PriceForm } from './price-form.tsx';

const PriceReplaceQuery = graphql(`
  query PriceReplace($id: ID!) {
    price(id: $id) {
      id
      summary
      product {
        id
        name
      }
      currency
      unitAmount
      customUnitAmount {
        minimum
        preset
        maximum
      }
      tiersMode
      tiers {
        upTo
        unitAmount
        flatAmount
      }
      recurring {
        interval
        intervalCount
      }
      taxBehavior
      nickname
      lookupKey
      metadata
      replacedBy {
        id
      }
    }
  }
`);

/** Changing what cannot change in Stripe: a successor is made and the price is archived, in one step. */
export function PriceReplacePage() {
  const { productId = '', priceId = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(PriceReplaceQuery, { variables: { id: priceId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const known = useCurrencies();
  const [replacePrice] = useMutation(ReplacePrice);
  const madeOnce = useMadeOnce();
  const price = data?.price;

  async function save(values: PriceFormValues, currency: Currency, leave: () => void): Promise<void> {
    const successor = {
      priceId,
      currency: values.currency,
      ...formToPricing(values, currency),
      taxBehavior: values.taxBehavior,
      nickname: values.nickname.trim() || null,
      metadata: fromEntries(values.metadata),
    };
    const { data: answer } = await madeOnce(successor, (input) => replacePrice({ variables: { input } }));
    leave();
    notifications.show({ color: 'teal', message: `“${answer?.replacePrice.price.summary ?? 'The new price'}” takes its place.` });
    await navigate(paths.product(productId));
  }

  if (error && !data) return <Failure what="The price" error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (known.error !== undefined) return <Failure what="The currencies" error={known.error} onRetry={known.reload} />;
  if (!data || known.currencies.length === 0) return <Skeleton height={420} radius="lg" maw={720} aria-busy="true" />;
  const currency = price && known.find(price.currency);
  if (!price || !currency || price.replacedBy) {
    return (
      <NotThere title={price ? 'This price was replaced already' : 'There is no such price'} description={price ? 'Change the amount of its successor instead.' : 'The address may be mistyped.'}>
        <Button component={Link} to={paths.product(productId)}>Go to the product</Button>
      </NotThere>
    );
  }
  const above = [{ label: 'Products', to: paths.products() }, { label: price.product.name, to: paths.product(productId) }];
  return (
    <>
      <PageHeading title={`Change “${price.summary}”`} above={above} />
      <PriceForm
        key={price.id} productName={price.product.name} initialValues={priceToForm(price, currency)} withLookupKey={false}
        submitLabel="Replace price" cancelTo={paths.product(productId)} operation="replacePrice" onSave={save}
        notice={(
          <Alert variant="light" icon={<IconReplace size={18} />} title="A new price takes over">
            Stripe never changes the amount of a price. A new price is made with what you enter here, and “{price.summary}” is archived in the
            same step{price.lookupKey ? <>; the lookup key <strong>{price.lookupKey}</strong> moves to the new price</> : null}. Members who
            pay the old price go on paying it.
          </Alert>
        )}
      />
    </>
  );
}
