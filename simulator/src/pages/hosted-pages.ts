import { ApiError } from '../http/api-error.ts'
import type { SideDoor } from '../http/server.ts'
import { itemPrice } from '../billing/invoice-lines.ts'
import { authenticateSession, completeSession, type Completion, type PaymentEntry } from '../resources/checkout/session-completing.ts'
import type { StoredSession } from '../store/stored-objects.ts'
import type { Reader } from '../store/store.ts'
import type { World } from '../world.ts'
import { elsewhere, shown, type PageAnswer } from './answers.ts'
import { authenticationPage, checkoutPage, closedPage } from './checkout-page.ts'
import { answerPortal, PORTAL } from './portal.ts'

const NOBODY = { id: null, idempotency_key: null }
const CHECKOUT = '/c/pay/'

/** The pages that Stripe hosts: Checkout and the Billing Portal. */
export class HostedPages implements SideDoor {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  owns(path: string): boolean {
    return path.startsWith(CHECKOUT) || path.startsWith(PORTAL)
  }

  async handle(request: { method: string; path: string; body: string }): Promise<PageAnswer> {
    if (request.path.startsWith(PORTAL)) {
      const page = answerPortal(this.#world, request)
      await this.#world.store.durable()
      return page
    }
    const session = this.#world.store.get('checkout_session', request.path.slice(CHECKOUT.length))
    if (session === undefined) return shown(404, closedPage(undefined))
    if (session.status === 'complete') return elsewhere(successUrl(session))
    if (session.status !== 'open') return shown(410, closedPage(session))
    if (request.method !== 'POST') return shown(200, checkoutPage(this.#world.store, session, { fields: {} }))
    const fields = Object.fromEntries(new URLSearchParams(request.body))
    const answer = this.#pay(session, fields)
    await this.#world.store.durable()
    return answer
  }

  #pay(session: StoredSession, fields: Readonly<Record<string, string>>): PageAnswer {
    try {
      const completion = this.#world.change(NOBODY, (call): Completion => {
        const current = call.tx.get('checkout_session', session.id) ?? session
        const answer = fields['authentication']
        return answer === undefined ? completeSession(call, current, entryOf(call.tx, current, fields)) : authenticateSession(call, current, answer === 'complete')
      })
      if (completion.result === 'complete') return elsewhere(successUrl(completion.session))
      if (completion.result === 'authenticate') return shown(200, authenticationPage(session))
      return shown(402, checkoutPage(this.#world.store, session, { fields, error: completion.error.message }))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return shown(error.status, checkoutPage(this.#world.store, session, { fields, error: error.message }))
    }
  }
}

/** Where a paid session leads, its id put in. */
function successUrl(session: StoredSession): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function entryOf(reader: Reader, session: StoredSession, fields: Readonly<Record<string, string>>): PaymentEntry {
  const [month = '', year = ''] = (fields['expiry'] ?? '').split(/[/\s-]+/)
  const amounts: Record<string, number> = {}
  for (const item of session.items) {
    const given = fields[`amount_${item.id}`]
    if (given === undefined) continue
    const { currency } = itemPrice(reader, item)
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    amounts[item.id] = Math.round(Number(given.replace(',', '.')) * 10 ** digits)
  }
  const number = fields['number'] ?? ''
  return {
    email: fields['email'] ?? null,
    name: fields['name'] === '' ? null : (fields['name'] ?? null),
    card: number === '' ? null : { number, exp_month: Number(month), exp_year: Number(year), cvc: fields['cvc'] ?? '' },
    amounts,
  }
}
