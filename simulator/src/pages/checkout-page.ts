import { itemPrice, productName } from '../billing/invoice-lines.ts'
import { money, priceLabel } from '../billing/pricing.ts'
import { dueNow } from '../resources/checkout/session-completing.ts'
import { lineAmount } from '../resources/checkout/session-type.ts'
import type { StoredSession } from '../store/stored-objects.ts'
import type { Transaction, Reader } from '../store/store.ts'
import { html, page, type Html } from './html.ts'

/** What was entered before, to be shown again, and what was wrong with it. */
export interface Entered {
  fields: Readonly<Record<string, string>>
  error?: string
}

const CARDS = [
  ['4242 4242 4242 4242', 'succeeds'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'has insufficient funds'],
  ['4000 0025 0000 3155', 'asks for 3-D Secure'],
  ['4000 0000 0000 0341', 'can be saved, and fails when it is charged'],
] as const

function summary(reader: Reader, session: StoredSession, due: number): Html {
  const currency = session.currency ?? 'eur'
  const trial = session.plan.trialDays !== null ? `${session.plan.trialDays} days free` : session.plan.trialEnd === null ? null : 'Free trial'
  const lines = session.items.map((item) => {
    const price = itemPrice(reader, item)
    const label = price.custom_unit_amount === null ? priceLabel(price) : 'you choose the amount'
    return html`<div class="row"><p>${productName(reader, price)}<br><span class="soft">Qty ${item.quantity}, ${label}</span></p><p>${money(lineAmount(reader, item), currency)}</p></div>`
  })
  const heading = session.mode === 'setup' ? 'Save your card' : session.mode === 'subscription' ? 'Subscribe' : 'Pay'
  return html`<section class="side" aria-label="What you buy"><h1>${heading}</h1>
${session.mode === 'setup' ? null : html`<p class="total">${trial ?? money(due, currency)}</p>`}${lines}
${session.mode === 'setup' ? null : html`<div class="row"><p><strong>Total due today</strong></p><p><strong>${money(due, currency)}</strong></p></div>`}
${session.cancel_url === null ? null : html`<p><a href="${session.cancel_url}">Back</a></p>`}</section>`
}

function field(name: string, label: string, entered: Entered, attributes: Html): Html {
  return html`<div><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${entered.fields[name] ?? ''}" ${attributes}></div>`
}

/** The page on which a session is paid. */
export function checkoutPage(reader: Reader, session: StoredSession, entered: Entered): string {
  const due = dueNow({ tx: reader as Transaction }, session)
  const known = session.customer === null ? undefined : reader.get('customer', session.customer)
  const email = known?.email ?? session.customer_email
  const custom = session.items.flatMap((item) => {
    const price = itemPrice(reader, item)
    const amount = price.custom_unit_amount
    if (amount === null) return []
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency: price.currency }).resolvedOptions().maximumFractionDigits ?? 2
    const preset = amount.preset === null ? '' : (amount.preset / 10 ** digits).toFixed(digits)
    const name = `amount_${item.id}`
    return [field(name, `Amount for ${productName(reader, price)} (${price.currency.toUpperCase()})`, { fields: { [name]: entered.fields[name] ?? preset } }, html`inputmode="decimal" required`)]
  })
  const label = session.mode === 'setup' ? 'Save card' : session.mode === 'subscription' ? (due === 0 ? 'Start trial' : 'Subscribe') : custom.length > 0 ? 'Pay' : `Pay ${money(due, session.currency ?? 'eur')}`
  const optional = due === 0 && session.payment_method_collection === 'if_required' && session.mode === 'subscription'
  const needed = optional ? null : html`required`
  return page(
    'Checkout',
    html`<main class="columns">${summary(reader, session, due)}
<section><form method="post" action="/c/pay/${session.id}">
${entered.error === undefined ? null : html`<p class="error" role="alert">${entered.error}</p>`}
${field('email', 'Email', { fields: { email: email ?? entered.fields['email'] ?? '' } }, html`type="email" autocomplete="email" required ${email === null || email === undefined ? null : html`readonly`}`)}
${custom}
${field('number', 'Card number', entered, html`inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" ${needed}`)}
<div class="pair">${field('expiry', 'Expiration (MM / YY)', entered, html`inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" ${needed}`)}
${field('cvc', 'CVC', entered, html`inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" ${needed}`)}</div>
${field('name', 'Cardholder name', entered, html`autocomplete="cc-name" ${needed}`)}
<button class="wide" type="submit">${label}</button></form>
<details><summary>Test cards</summary><ul>${CARDS.map(([number, what]) => html`<li><code>${number}</code> ${what}</li>`)}</ul><p>Any future date, any CVC.</p></details></section></main>`,
  )
}

/** The step in which the bank asks the owner of the card. */
export function authenticationPage(session: StoredSession): string {
  return page(
    '3-D Secure',
    html`<main class="page"><h1>3-D Secure</h1><p>Your bank asks whether this payment is yours.</p>
<form method="post" action="/c/pay/${session.id}" class="actions"><button name="authentication" value="complete">Complete authentication</button>
<button class="quiet" name="authentication" value="fail">Fail authentication</button></form></main>`,
  )
}

/** What is shown of a session that can no longer be paid. */
export function closedPage(session: StoredSession | undefined): string {
  const text = session === undefined ? 'There is no such checkout page.' : session.status === 'complete' ? 'This has been paid already. Thank you.' : 'This checkout page has expired. Ask for a new link.'
  return page('Checkout', html`<main class="page"><h1>${session?.status === 'complete' ? 'All done' : 'Nothing to pay here'}</h1><p>${text}</p></main>`)
}
