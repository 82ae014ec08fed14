import { useLocalStorage } from '@mantine/hooks';
import { paths } from './paths.ts';

/** Where members come back to from Stripe's pages. */
export interface ReturnAddresses {
  /** After paying. */
  successUrl: string;
  /** Without paying; empty: no way back. */
  cancelUrl: string;
}

/** The addresses that were used last in this browser; at first, small pages of the console itself that need no sign-in. */
export function useReturnAddresses(): [ReturnAddresses, (next: ReturnAddresses) => void] {
  const own = (path: string) => `${window.location.origin}${path}`;
  const [addresses, remember] = useLocalStorage<ReturnAddresses>({
    key: 'member-console-return-addresses',
    defaultValue: { successUrl: own(paths.thanks), cancelUrl: own(paths.notPaid) },
    getInitialValueInEffect: false,
  });
  return [addresses, remember];
}
