import type { Reader, Transaction } from '../store/store.ts'

/** What Stripe's Dashboard lets an account choose about failed payments, and how long renewals stay drafts. */
export interface BillingSettings {
  /** Days between an automatic payment that failed and the next attempt, attempt by attempt. */
  retryDays: number[]
  /** What becomes of the subscription when the last attempt has failed. */
  afterRetries: 'cancel' | 'unpaid' | 'past_due'
  /** Seconds for which the invoice of a renewal stays a draft; Stripe takes about an hour. */
  draftSeconds: number
}

const SETTING = 'billing'
const DEFAULTS: BillingSettings = { retryDays: [3, 5, 7], afterRetries: 'cancel', draftSeconds: 3600 }

/** The settings as they are. */
export function billingSettings(reader: Reader): BillingSettings {
  return { ...DEFAULTS, ...(reader.get('setting', SETTING)?.value as Partial<BillingSettings> | undefined) }
}

/** Changes what is given. */
export function changeBillingSettings(tx: Transaction, change: Partial<BillingSettings>): BillingSettings {
  const value = { ...billingSettings(tx), ...change }
  tx.put('setting', SETTING, { id: SETTING, value })
  return value
}
