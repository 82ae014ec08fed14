import type { Stripe } from 'stripe'

/** An SDK type as it travels: the SDK turns decimal strings into `Decimal`, so on the wire they are strings. */
export type Wire<T> = T extends string | number | boolean | null | undefined | void
  ? T
  : T extends Stripe.Decimal
    ? string
    : T extends ReadonlyArray<infer U>
      ? Array<Wire<U>>
      : T extends object
        ? { [K in keyof T]: Wire<T[K]> }
        : T
