/** Why a card is refused (https://docs.stripe.com/declines/codes). */
export interface Decline {
  code: 'card_declined' | 'expired_card' | 'incorrect_cvc' | 'processing_error' | 'authentication_required'
  declineCode: string
  message: string
}

/** How one of Stripe's test cards behaves (https://docs.stripe.com/testing). */
export interface TestCard {
  number: string
  brand: 'visa' | 'mastercard' | 'amex'
  funding: 'credit' | 'debit'
  /** The words after `pm_card_` and `tok_` that stand for it. */
  names: readonly string[]
  /** Refused whenever it is charged. */
  charge?: Decline
  /** Refused also when it is to be attached to a customer. */
  attachable: boolean
  /** Whether its bank asks for 3-D Secure: at every payment, or until it was passed once. */
  authentication: 'never' | 'always' | 'once'
}

const DECLINED: Decline = { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' }
const NO_FUNDS: Decline = { code: 'card_declined', declineCode: 'insufficient_funds', message: 'Your card has insufficient funds.' }

/** The refusal of a payment for which the owner must be present. */
export const AUTHENTICATION_REQUIRED: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

function accepted(number: string, brand: TestCard['brand'], funding: TestCard['funding'], ...names: string[]): TestCard {
  return { number, brand, funding, names, attachable: true, authentication: 'never' }
}

function refused(number: string, charge: Decline, ...names: string[]): TestCard {
  return { number, brand: 'visa', funding: 'credit', names, charge, attachable: false, authentication: 'never' }
}

function guarded(number: string, authentication: 'always' | 'once', name: string, charge?: Decline): TestCard {
  return { number, brand: 'visa', funding: 'credit', names: [name], attachable: true, authentication, ...(charge === undefined ? {} : { charge }) }
}

/** The test cards that the simulator knows. The last four digits tell each from the others. */
export const TEST_CARDS: readonly TestCard[] = [
  accepted('4242424242424242', 'visa', 'credit', 'visa'),
  accepted('4000056655665556', 'visa', 'debit', 'visa_debit'),
  accepted('5555555555554444', 'mastercard', 'credit', 'mastercard'),
  accepted('378282246310005', 'amex', 'credit', 'amex'),
  refused('4000000000000002', DECLINED, 'chargeDeclined', 'visa_chargeDeclined'),
  refused('4000000000009995', NO_FUNDS, 'chargeDeclinedInsufficientFunds', 'visa_chargeDeclinedInsufficientFunds'),
  refused('4000000000009987', { ...DECLINED, declineCode: 'lost_card' }, 'visa_chargeDeclinedLostCard'),
  refused('4000000000009979', { ...DECLINED, declineCode: 'stolen_card' }, 'visa_chargeDeclinedStolenCard'),
  refused('4000000000000069', { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' }, 'chargeDeclinedExpiredCard'),
  refused('4000000000000127', { code: 'incorrect_cvc', declineCode: 'incorrect_cvc', message: "Your card's security code is incorrect." }, 'chargeDeclinedIncorrectCvc'),
  refused(
    '4000000000000119',
    { code: 'processing_error', declineCode: 'processing_error', message: 'An error occurred while processing your card. Try again in a little bit.' },
    'chargeDeclinedProcessingError',
  ),
  { ...refused('4000000000000341', DECLINED, 'chargeCustomerFail'), attachable: true },
  guarded('4000002500003155', 'once', 'authenticationRequiredOnSetup'),
  guarded('4000002760003184', 'always', 'authenticationRequired'),
  guarded('4000008260003178', 'always', 'authenticationRequiredChargeDeclinedInsufficientFunds', NO_FUNDS),
]

const BY_NUMBER = new Map(TEST_CARDS.map((card) => [card.number, card]))
const BY_LAST4 = new Map(TEST_CARDS.map((card) => [card.number.slice(-4), card]))
const BY_NAME = new Map(TEST_CARDS.flatMap((card) => card.names.map((name) => [name, card] as const)))

/** The test card with this number; spaces do not matter. */
export function cardByNumber(number: string): TestCard | undefined {
  return BY_NUMBER.get(number.replaceAll(/[\s-]/g, ''))
}

/** The test card that `pm_card_…` or `tok_…` stands for. */
export function cardByToken(token: string): TestCard | undefined {
  const match = /^(?:pm_card|tok)_(.+)$/.exec(token)
  return match?.[1] === undefined ? undefined : BY_NAME.get(match[1])
}

/** How a stored card behaves. */
export function cardByLast4(last4: string): TestCard | undefined {
  return BY_LAST4.get(last4)
}
