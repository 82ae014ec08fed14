import { paths } from '../paths.ts';

/** Where members come back to from Stripe's pages. */
export interface ReturnAddresses {
  /** After paying. */
  successUrl: string;
  /** Without paying; empty: no way back. */
  cancelUrl: string;
}

/** The addresses that were used last, if they are still allowed; else the first allowed site, or small pages of the console itself that need no sign-in. */
export function offeredAddresses(origins: readonly string[], own: string, last: ReturnAddresses | null): ReturnAddresses {
  const isAllowed = (address: string) => URL.canParse(address) && origins.includes(new URL(address).origin);
  if (last && isAllowed(last.successUrl) && (last.cancelUrl === '' || isAllowed(last.cancelUrl))) return last;
  const [first] = origins;
  if (first === undefined || origins.includes(own)) return { successUrl: `${own}${paths.thanks}`, cancelUrl: `${own}${paths.notPaid}` };
  return { successUrl: `${first}/`, cancelUrl: `${first}/` };
}
