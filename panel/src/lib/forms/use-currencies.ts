import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import type { CurrenciesQuery } from '../../gql/graphql.ts';

const Currencies = graphql(`
  query Currencies {
    currencies {
      code
      name
      symbol
      exponent
      step
      minimumAmount
      maximumAmount
    }
  }
`);

export type Currency = CurrenciesQuery['currencies'][number];

/** The currencies Stripe charges in. They do not change while the panel is open. */
export function useCurrencies(): { currencies: readonly Currency[]; find: (code: string) => Currency | undefined; error: unknown; reload: () => void } {
  const { data, error, refetch } = useQuery(Currencies, { fetchPolicy: 'cache-first' });
  const currencies = data?.currencies ?? [];
  return {
    currencies,
    find: (code) => currencies.find((one) => one.code === code.toLowerCase()),
    error,
    reload: () => {
      refetch().catch(() => undefined);
    },
  };
}
