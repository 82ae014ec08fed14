import { itemPrice, productName } from '../billing/invoice-lines.ts'
import { money, priceLabel } from '../billing/pricing.ts'
import { idOf } from '../resources/reference.ts'
import type { StoredCustomer, StoredInvoice, StoredPortalSession, StoredSubscription } from '../store/stored-objects.ts'
import type { Reader } from '../store/store.ts'
import { html, page, type Html } from './html.ts'

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

function day(seconds: number | null | undefined): string {
  return typeof seconds === 'number' ? DATE.format(seconds * 1000) : ''
}

function button(session: StoredPortalSession, action: string, subscription: string, label: string): Html {
  return html`<form method="post" action="/p/session/${session.id}"><input type="hidden" name="subscription" value="${subscription}"><button class="quiet" name="action" value="${action}">${label}</button></form>`
}

function subscriptionRow(reader: Reader, session: StoredPortalSession, subscription: StoredSubscription): Html {
  const names = subscription.items.map((item) => {
    const price = itemPrice(reader, item)
    return `${item.quantity > 1 ? `${item.quantity} × ` : ''}${productName(reader, price)} (${priceLabel(price)})`
  })
  const ends = subscription.cancel_at !== null
  const when = ends ? `Cancels on ${day(subscription.cancel_at)}` : `${subscription.status === 'trialing' ? 'Trial ends' : 'Renews'} on ${day(subscription.items[0]?.current_period_end)}`
  return html`<div class="row"><p><strong>${names.join(', ')}</strong> <span class="tag">${subscription.status.replaceAll('_', ' ')}</span><br><span class="soft">${when}</span></p>
${ends ? button(session, 'resume', subscription.id, 'Don’t cancel subscription') : button(session, 'cancel', subscription.id, 'Cancel subscription')}</div>`
}

function invoiceRow(invoice: StoredInvoice): Html {
  return html`<div class="row"><p>${day(invoice.created)} <span class="soft">${invoice.number}</span></p><p>${money(invoice.total, invoice.currency)} <span class="tag">${invoice.status}</span></p></div>`
}

/** The page on which customers look after their subscriptions. @param error what was wrong with a card that was entered. */
export function portalPage(reader: Reader, session: StoredPortalSession, customer: StoredCustomer, error?: string): string {
  const running = reader.all('subscription').having('customer', customer.id).filter(({ status }) => status !== 'canceled' && status !== 'incomplete_expired' && status !== 'incomplete')
  const invoices = reader.all('invoice').having('customer', customer.id).filter(({ status }) => status !== 'draft').toReversed()
  const card = reader.get('payment_method', idOf(customer.invoice_settings.default_payment_method) ?? running[0]?.default_payment_method ?? '')?.card
  return page(
    'Billing',
    html`<main class="page">${session.return_url === null ? null : html`<p><a href="${session.return_url}">Return</a></p>`}
<h1>Manage your billing</h1><p class="soft">${customer.name ?? ''} ${customer.email ?? ''}</p>
<h2>Current subscriptions</h2>${running.length === 0 ? html`<p class="soft">There is none.</p>` : running.map((one) => subscriptionRow(reader, session, one))}
<h2>Payment method</h2><p>${card === undefined ? 'No card is saved.' : `${card.brand} •••• ${card.last4}, expires ${card.exp_month}/${card.exp_year}`}</p>
${error === undefined ? null : html`<p class="error" role="alert">${error}</p>`}
<form method="post" action="/p/session/${session.id}"><label for="number">New card number</label><input id="number" name="number" inputmode="numeric" autocomplete="cc-number" required>
<div class="pair"><div><label for="expiry">Expiration (MM / YY)</label><input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" required></div>
<div><label for="cvc">CVC</label><input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" required></div></div>
<button class="wide" name="action" value="card">Change card</button></form>
<h2>Invoice history</h2>${invoices.length === 0 ? html`<p class="soft">There are no invoices yet.</p>` : invoices.map(invoiceRow)}</main>`,
  )
}
