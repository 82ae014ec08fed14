import { attemptPayment, failAuthentication } from '../../billing/charging.ts'
import { itemPrice, productName } from '../../billing/invoice-lines.ts'
import { startPaidSubscription } from '../../billing/subscription-creating.ts'
import { tellOfTrialEnd } from '../../billing/subscription-lifecycle.ts'
import { invalidRequest, type ApiError } from '../../http/api-error.ts'
import type { StoredCustomer, StoredInvoiceItem, StoredPaymentIntent, StoredPaymentMethod, StoredSession } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { buildCustomer } from '../customers/customer-object.ts'
import { createIntent } from '../payment-intents/payment-intent-object.ts'
import { attachCard, buildCard, cardError, checkedCard, NO_BILLING_DETAILS, type CardSource } from '../payment-methods/payment-method-object.ts'
import { cardByLast4 } from '../payment-methods/test-cards.ts'
import { createSetUp } from '../setup-intents/setup-intent.ts'
import { idOf } from '../reference.ts'
import { lineAmount } from './session-type.ts'

const DAY = 24 * 3600

/** What a person enters on the page. */
export interface PaymentEntry {
  email: string | null
  name: string | null
  card: CardSource | null
  /** Chosen amounts of pay-what-you-want lines by their ids, in minor units. */
  amounts: Readonly<Record<string, number>>
}

/** What came of it: done, 3-D Secure is asked for, or refused; a refusal leaves the session open. */
export type Completion = { result: 'complete'; session: StoredSession } | { result: 'authenticate'; session: StoredSession } | { result: 'refused'; error: ApiError }

function put(call: Call, session: StoredSession): StoredSession {
  call.tx.put('checkout_session', session.id, session)
  return session
}

/** The session is over without a payment. */
export function expireSession(call: Call, session: StoredSession): StoredSession {
  const expired = put(call, { ...session, status: 'expired' })
  call.emit('checkout.session.expired', expired)
  return expired
}

/** What is to be paid now, in minor units: nothing for what begins with a trial. */
export function dueNow(call: Pick<Call, 'tx'>, session: StoredSession): number {
  const trial = session.plan.trialDays !== null || session.plan.trialEnd !== null
  return session.items.reduce((sum, item) => sum + (trial && itemPrice(call.tx, item).recurring !== null ? 0 : lineAmount(call.tx, item)), 0)
}

function withAmounts(call: Call, session: StoredSession, amounts: PaymentEntry['amounts']): StoredSession {
  const items = session.items.map((item) => {
    const custom = itemPrice(call.tx, item).custom_unit_amount
    const chosen = amounts[item.id]
    if (custom === null || chosen === undefined) return item
    if (!Number.isSafeInteger(chosen) || chosen <= 0 || chosen < (custom.minimum ?? 0) || chosen > (custom.maximum ?? 99_999_999)) {
      throw invalidRequest('The amount you entered is not within the limits of this price.', { param: 'amount' })
    }
    return { ...item, amount: chosen }
  })
  const changed = { ...session, items }
  const total = items.reduce((sum, item) => sum + lineAmount(call.tx, item), 0)
  return { ...changed, amount_subtotal: total, amount_total: dueNow(call, changed) }
}

/** Pays for a session as a person would on its page. What a refused card did stays done. @throws ApiError 400 or 402 for entries that no card could have; nothing is done then. */
export function completeSession(called: Call, before: StoredSession, entry: PaymentEntry): Completion {
  if (before.status !== 'open') throw invalidRequest(`This Checkout Session is ${before.status} and can no longer be paid.`, { code: 'checkout_session_not_open' })
  const call = called.on(before.customer === null ? null : (called.tx.get('customer', before.customer)?.test_clock ?? null))
  const session = withAmounts(call, before, entry.amounts)
  const known = session.customer === null ? undefined : call.tx.get('customer', session.customer)
  const email = known?.email ?? session.customer_email ?? entry.email
  if (email === null || email === '') throw invalidRequest('Enter an email address.', { param: 'email' })
  const due = dueNow(call, session)
  const attempt = { ...session.attempt, email, name: entry.name }
  if (entry.card === null) {
    if (due > 0 || session.payment_method_collection !== 'if_required') throw invalidRequest('Enter a card number.', { param: 'number' })
    return { result: 'complete', session: finish(call, { ...session, attempt }, undefined, undefined) }
  }
  const kind = checkedCard(entry.card, called.now)
  const year = entry.card.exp_year < 100 ? 2000 + entry.card.exp_year : entry.card.exp_year
  const billing = { ...NO_BILLING_DETAILS, email, name: entry.name }
  const method = buildCard(call, kind, { exp_month: entry.card.exp_month, exp_year: year, billing })
  const intent = due > 0 ? intentOf(call, session, due) : undefined
  const trying = put(called, { ...session, attempt: { ...attempt, intent: intent?.id ?? null, method: method.id } })
  if (kind.authentication !== 'never') {
    if (intent !== undefined) attemptPayment(call, intent, method)
    return { result: 'authenticate', session: trying }
  }
  return pay(call, trying, method, intent, false)
}

/** The owner of the card has passed 3-D Secure, or has not. */
export function authenticateSession(called: Call, session: StoredSession, succeed: boolean): Completion {
  const method = called.tx.get('payment_method', session.attempt.method ?? '')
  if (session.status !== 'open' || method === undefined) throw invalidRequest('This Checkout Session waits for no authentication.')
  const call = called.on(session.customer === null ? null : (called.tx.get('customer', session.customer)?.test_clock ?? null))
  const intent = call.tx.get('payment_intent', session.attempt.intent ?? '')
  if (succeed) return pay(call, session, method, intent, true)
  if (intent !== undefined) failAuthentication(call, intent)
  put(call, { ...session, attempt: { ...session.attempt, method: null } })
  return {
    result: 'refused',
    error: cardError({ code: 'authentication_required', declineCode: 'authentication_required', message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.' }),
  }
}

function intentOf(call: Call, session: StoredSession, due: number): StoredPaymentIntent {
  const open = call.tx.get('payment_intent', session.attempt.intent ?? '')
  const subscribes = session.mode === 'subscription'
  if (open === undefined || open.amount !== due) {
    return createIntent(call, {
      amount: due,
      currency: session.currency ?? 'eur',
      customer: session.customer,
      description: subscribes ? 'Subscription creation' : session.plan.description,
      metadata: subscribes ? {} : session.plan.metadata,
      setup_future_usage: subscribes ? 'off_session' : null,
    })
  }
  return open
}

/** Charges the card, or saves it where there is nothing to pay yet; then everything that follows. */
function pay(call: Call, session: StoredSession, method: StoredPaymentMethod, intent: StoredPaymentIntent | undefined, authenticated: boolean): Completion {
  const behaviour = cardByLast4(method.card.last4)
  const decline = behaviour?.charge
  if (decline !== undefined && (intent !== undefined || behaviour?.attachable === false)) {
    if (intent === undefined) return { result: 'refused', error: cardError(decline) }
    return { result: 'refused', error: attemptPayment(call, intent, method, { authenticated }).error ?? cardError(decline) }
  }
  return { result: 'complete', session: finish(call, session, { ...method, authenticated: method.authenticated || authenticated }, intent, authenticated) }
}

/** The session's customer, made now when there is none yet and there must be one. */
function customerOf(call: Call, session: StoredSession): StoredCustomer | undefined {
  const known = session.customer === null ? undefined : call.tx.get('customer', session.customer)
  if (known !== undefined || (session.mode === 'payment' && session.customer_creation !== 'always')) return known
  const customer = buildCustomer(call, { email: session.attempt.email, name: session.attempt.name })
  call.emit('customer.created', customer)
  return customer
}

function finish(call: Call, session: StoredSession, card: StoredPaymentMethod | undefined, intent: StoredPaymentIntent | undefined, authenticated = false): StoredSession {
  const customer = customerOf(call, session)
  if (card !== undefined) call.tx.put('payment_method', card.id, card)
  const method = card !== undefined && customer !== undefined && session.mode !== 'payment' ? attachCard(call, card, customer) : card
  let paid: StoredPaymentIntent | undefined
  if (intent !== undefined && method !== undefined) {
    const owned = { ...intent, customer: customer?.id ?? null }
    paid = attemptPayment(call, owned, method, { authenticated }).intent
    if (paid.status !== 'succeeded') throw new Error(`a card that pays left its intent ${paid.status}`)
  }
  const done: StoredSession = {
    ...session,
    customer: customer?.id ?? null,
    customer_details: {
      address: null,
      business_name: null,
      email: session.attempt.email,
      individual_name: null,
      name: session.attempt.name ?? customer?.name ?? null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: intent === undefined ? 'no_payment_required' : 'paid',
    status: 'complete',
    attempt: { intent: null, method: null, email: null, name: null },
  }
  const completed = put(call, { ...done, ...afterMode(call, done, customer, method, paid) })
  call.emit('checkout.session.completed', completed)
  return completed
}

/** What the mode makes of a completed session: a subscription with its invoice, a payment, or a saved card. */
function afterMode(call: Call, session: StoredSession, customer: StoredCustomer | undefined, method: StoredPaymentMethod | undefined, paid: StoredPaymentIntent | undefined): Partial<StoredSession> {
  if (session.mode === 'setup') {
    if (method === undefined || customer === undefined) return {}
    return { setup_intent: createSetUp(call, method, customer.id, session.plan.metadata).id }
  }
  if (session.mode !== 'subscription' || customer === undefined) return { payment_intent: paid?.id ?? null }
  const current = call.tx.get('customer', customer.id) ?? customer
  const bought = addOneTime(call, session, current)
  const { plan } = session
  const recurring = session.items.filter((item) => itemPrice(call.tx, item).recurring !== null)
  const { subscription, invoice } = startPaidSubscription(
    call,
    {
      customer: current,
      items: recurring.map((item) => ({ price: itemPrice(call.tx, item), quantity: item.quantity, metadata: {} })),
      metadata: plan.metadata,
      trialEnd: plan.trialEnd ?? (plan.trialDays === null ? null : call.now + plan.trialDays * DAY),
      missingPaymentMethod: plan.missingPaymentMethod,
      collection: 'charge_automatically',
      daysUntilDue: null,
      defaultPaymentMethod: idOf(method),
      description: plan.description,
      cancelAtPeriodEnd: false,
      cancelAt: null,
      saveDefault: 'off',
    },
    paid,
    bought,
  )
  tellOfTrialEnd(call, subscription)
  return { invoice: invoice.id, subscription: subscription.id }
}

/** What is bought once goes on the first invoice. @returns the ids of its invoice items. */
function addOneTime(call: Call, session: StoredSession, customer: StoredCustomer): Set<string> {
  const added = new Set<string>()
  for (const item of session.items) {
    const price = itemPrice(call.tx, item)
    if (price.recurring !== null) continue
    const amount = lineAmount(call.tx, item)
    const waiting: StoredInvoiceItem = {
      id: call.ids.long('ii', call.now),
      object: 'invoiceitem',
      amount,
      currency: price.currency,
      customer: customer.id,
      customer_account: null,
      date: call.now,
      description: productName(call.tx, price),
      discountable: true,
      discounts: [],
      invoice: null,
      livemode: false,
      metadata: {},
      net_amount: amount,
      parent: null,
      period: { start: call.now, end: call.now },
      pricing: { price_details: { price: price.id, product: price.product }, type: 'price_details', unit_amount_decimal: price.unit_amount_decimal },
      proration: false,
      quantity: item.quantity,
      quantity_decimal: String(item.quantity),
      tax_rates: [],
      test_clock: customer.test_clock,
    }
    call.tx.put('invoice_item', waiting.id, waiting)
    call.emit('invoiceitem.created', waiting)
    added.add(waiting.id)
  }
  return added
}
