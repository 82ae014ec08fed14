import { changeSubscription } from '../billing/changing.ts'
import { ApiError, invalidRequest } from '../http/api-error.ts'
import { changedCustomer } from '../resources/customers/customer-object.ts'
import { attachCard, buildCard, checkedCard, NO_BILLING_DETAILS } from '../resources/payment-methods/payment-method-object.ts'
import { updateSubscription } from '../resources/subscriptions/subscription-update.ts'
import type { StoredCustomer, StoredPaymentMethod } from '../store/stored-objects.ts'
import type { Call, World } from '../world.ts'
import { elsewhere, shown, type PageAnswer } from './answers.ts'
import { html, page } from './html.ts'
import { portalPage } from './portal-page.ts'

/** Where the portal's pages are. */
export const PORTAL = '/p/session/'

const NOBODY = { id: null, idempotency_key: null }
const COLLECTION = { behavior: 'allow_incomplete', offSession: false, collect: true } as const

/** Answers for the Billing Portal: shows the page, or does what was asked on it and shows it again. */
export function answerPortal(world: World, request: { method: string; path: string; body: string }): PageAnswer {
  const { store } = world
  const session = store.get('portal_session', request.path.slice(PORTAL.length))
  const customer = session === undefined ? undefined : store.get('customer', session.customer)
  if (session === undefined || customer === undefined) return shown(404, page('Billing', html`<main class="page"><h1>This link is no longer valid</h1><p>Ask for a new one.</p></main>`))
  if (request.method !== 'POST') return shown(200, portalPage(store, session, customer))
  const fields = Object.fromEntries(new URLSearchParams(request.body))
  try {
    world.change(NOBODY, (called) => act(called.on(customer.test_clock), customer, fields))
    return elsewhere(request.path)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return shown(error.status, portalPage(store, session, customer, error.message))
  }
}

function act(call: Call, customer: StoredCustomer, fields: Readonly<Record<string, string>>): void {
  if (fields['action'] === 'card') return changeCard(call, customer, fields)
  const subscription = call.tx.get('subscription', fields['subscription'] ?? '')
  if (subscription === undefined || subscription.customer !== customer.id) throw invalidRequest('There is no such subscription.')
  updateSubscription(call, subscription, { cancel_at_period_end: fields['action'] === 'cancel' }, COLLECTION)
}

/** Saves a card and makes it the one that pays: for the customer, and for every subscription that has a card of its own. */
function changeCard(call: Call, customer: StoredCustomer, fields: Readonly<Record<string, string>>): void {
  const [month = '', year = ''] = (fields['expiry'] ?? '').split(/[/\s-]+/)
  const source = { number: fields['number'] ?? '', exp_month: Number(month), exp_year: Number(year), cvc: fields['cvc'] ?? '' }
  const kind = checkedCard(source, call.now)
  const made = buildCard(call, kind, { exp_month: source.exp_month, exp_year: source.exp_year < 100 ? 2000 + source.exp_year : source.exp_year, billing: { ...NO_BILLING_DETAILS, email: customer.email, name: customer.name ?? null } })
  // Whoever saves a card on the page has shown that it is theirs.
  const shownToBeTheirs: StoredPaymentMethod = { ...made, authenticated: true }
  const method = attachCard(call, shownToBeTheirs, customer)
  const after = changedCustomer(customer, { invoice_settings: { default_payment_method: method.id } })
  call.tx.put('customer', after.id, after)
  call.emitUpdate('customer.updated', customer, after)
  for (const subscription of call.tx.all('subscription').having('customer', customer.id)) {
    const ended = subscription.status === 'canceled' || subscription.status === 'incomplete_expired'
    if (!ended && subscription.default_payment_method !== null) changeSubscription(call, subscription, { default_payment_method: method.id })
  }
}
