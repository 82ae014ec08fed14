import { Anchor, DataList, Divider, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { CopyValue } from '../../../components/copy-value.tsx';
import { Detail } from '../../../components/detail.tsx';
import { MetadataList } from '../../../components/metadata-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';
import { everyPeriod } from '../../../lib/words/billing-period.ts';
import { formatMoney } from '../../../lib/words/money.ts';
import { paths } from '../../../lib/paths.ts';
import { useCurrencies } from '../../../lib/forms/use-currencies.ts';
import { TiersTable } from './tiers-table.tsx';

export const PriceDetailsFragment = graphql(`
  fragment PriceDetails_price on Price {
    id
    product {
      id
      name
    }
    type
    currency
    money {
      formatted
    }
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
    createdAt
    updatedAt
    archivedAt
    replacedBy {
      id
      summary
    }
    replaces {
      id
      summary
    }
    sync {
      stripeId
    }
  }
`);

const taxWords = { INCLUSIVE: 'Tax included', EXCLUSIVE: 'Tax added on top', UNSPECIFIED: 'Not specified' };

/** All that is known of a price. */
export function PriceDetails({ price: masked }: { price: FragmentType<typeof PriceDetailsFragment> }) {
  const price = readFragment(PriceDetailsFragment, masked);
  const { find } = useCurrencies();
  const currency = find(price.currency);
  const money = (amount: number | null | undefined) => (amount == null ? null : currency ? formatMoney(amount, currency) : `${amount}`);
  return (
    <>
      <DataList size="sm" gap={10} labelWidth="140px">
        <Detail label="Product"><Anchor component={Link} to={paths.product(price.product.id)} size="sm">{price.product.name}</Anchor></Detail>
        {price.money && <Detail label="Amount"><Text span size="sm" fw={600}>{price.money.formatted}</Text></Detail>}
        {price.customUnitAmount && (
          <>
            <Detail label="Amount">The member chooses</Detail>
            <Detail label="Lowest">{money(price.customUnitAmount.minimum)}</Detail>
            <Detail label="Suggested">{money(price.customUnitAmount.preset)}</Detail>
            <Detail label="Highest">{money(price.customUnitAmount.maximum)}</Detail>
          </>
        )}
        {price.tiersMode && <Detail label="Amount">{price.tiersMode === 'GRADUATED' ? 'Tiers, graduated' : 'Tiers, by volume'}</Detail>}
        <Detail label="Currency">{currency ? `${price.currency.toUpperCase()}, ${currency.name}` : price.currency.toUpperCase()}</Detail>
        <Detail label="Billed">{price.recurring ? everyPeriod(price.recurring) : 'once'}</Detail>
        <Detail label="Tax">{taxWords[price.taxBehavior]}</Detail>
        <Detail label="Nickname">{price.nickname}</Detail>
        <Detail label="Lookup key">{price.lookupKey && <CopyValue value={price.lookupKey} what="lookup key" />}</Detail>
        {price.replacedBy && <Detail label="Replaced by"><OtherPrice productId={price.product.id} price={price.replacedBy} /></Detail>}
        {price.replaces && <Detail label="Replaces"><OtherPrice productId={price.product.id} price={price.replaces} /></Detail>}
        <Detail label="Stripe ID">{price.sync.stripeId && <CopyValue value={price.sync.stripeId} what="Stripe ID" />}</Detail>
        <Detail label="ID"><CopyValue value={price.id} what="ID" /></Detail>
        <Detail label="Created"><RelativeTime at={price.createdAt} /></Detail>
        <Detail label="Updated"><RelativeTime at={price.updatedAt} /></Detail>
        {price.archivedAt && <Detail label="Archived"><RelativeTime at={price.archivedAt} /></Detail>}
      </DataList>
      {price.tiers && price.tiers.length > 0 && (
        <>
          <Divider my="lg" />
          <Title order={3} fz="md" mb="xs">Tiers</Title>
          <TiersTable tiers={price.tiers} money={money} />
        </>
      )}
      {Object.keys(price.metadata).length > 0 && (
        <>
          <Divider my="lg" />
          <Title order={3} fz="md" mb="xs">Metadata</Title>
          <MetadataList metadata={price.metadata} />
        </>
      )}
    </>
  );
}

function OtherPrice({ productId, price }: { productId: string; price: { id: string; summary: string } }) {
  return <Anchor component={Link} to={paths.price(productId, price.id)} preventScrollReset size="sm">{price.summary}</Anchor>;
}
