import { useQuery } from '@apollo/client/react';
import { useLocalStorage } from '@mantine/hooks';
import { graphql } from '../../gql/gql.ts';
import { offeredAddresses, type ReturnAddresses } from '../forms/offered-addresses.ts';

const CheckoutOriginsQuery = graphql(`
  query CheckoutOrigins {
    stripeConnection {
      checkoutOrigins
    }
  }
`);

/** What a dialog needs that asks for such addresses. */
export interface ReturnChoice {
  /** What to begin with. */
  addresses: ReturnAddresses;
  /** Where Stripe may send members to, for people. */
  allowed: string;
  /** Keeps what was used for the next time in this browser. */
  remember: (next: ReturnAddresses) => void;
}

/** What to offer; undefined until it is known where members may be sent. @throws nothing: `error` says why it is not known */
export function useReturnAddresses(): { choice: ReturnChoice | undefined; error: unknown; retry: () => void } {
  const { data, error, refetch } = useQuery(CheckoutOriginsQuery);
  const [last, remember] = useLocalStorage<ReturnAddresses | null>({ key: 'member-console-return-addresses', defaultValue: null, getInitialValueInEffect: false });
  const origins = data?.stripeConnection.checkoutOrigins;
  return {
    choice: origins && { addresses: offeredAddresses(origins, window.location.origin, last), allowed: `At ${origins.join(' or ')}.`, remember },
    error,
    retry: () => {
      refetch().catch(() => undefined);
    },
  };
}
