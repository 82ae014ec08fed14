import { sentence } from './status-words.ts';

/** The API's `PaymentMethod`, as far as its name goes. */
export interface NamedPaymentMethod {
  /** As Stripe calls it, e.g. `card`, `sepa_debit`. */
  type: string;
  /** Of a card, as Stripe writes it, e.g. `visa`. */
  brand?: string | null;
  last4?: string | null;
}

const brands: Record<string, string> = {
  amex: 'American Express', cartes_bancaires: 'Cartes Bancaires', diners: 'Diners Club', eftpos_au: 'Eftpos Australia', jcb: 'JCB',
  mastercard: 'Mastercard', unionpay: 'UnionPay', visa: 'Visa',
};

const types: Record<string, string> = { sepa_debit: 'SEPA debit', us_bank_account: 'US bank account', bacs_debit: 'Bacs debit', paypal: 'PayPal' };

/** “Visa •••• 4242”, “SEPA debit •••• 3000”. */
export function paymentMethodName({ type, brand, last4 }: NamedPaymentMethod): string {
  const kind = brand ? (brands[brand] ?? sentence(brand)) : (types[type] ?? sentence(type));
  return last4 ? `${kind} •••• ${last4}` : kind;
}

/** “08/2030”. Empty for what does not expire. */
export function expiry({ expMonth, expYear }: { expMonth?: number | null; expYear?: number | null }): string {
  return expMonth && expYear ? `${String(expMonth).padStart(2, '0')}/${expYear}` : '';
}

/** A card can be used until its month is over. */
export function isExpired({ expMonth, expYear }: { expMonth?: number | null; expYear?: number | null }, now: Date): boolean {
  return Boolean(expMonth && expYear && now.getTime() >= Date.UTC(expYear, expMonth, 1));
}
