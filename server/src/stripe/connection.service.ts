import { In, type DataSource } from 'typeorm'
import { countAround } from '../counted-page.ts'
import { UnrecognizedStripeObject } from '../entities/unrecognized-stripe-object.ts'
import { checkPage } from '../paging.ts'
import { NO_ACCOUNT } from './account.ts'
import { STRIPE_API_VERSION, type StripeConnection } from './client.ts'
import { dashboardHome, dashboardUrl } from './dashboard-links.ts'
import { LAST_RECEIVED } from './events/last-received.ts'
import { CatalogKind, StripeMode, type StripeConnectionType, type UnrecognizedStripeObjectList } from './sync.types.ts'
import { WEBHOOK_PATH } from './webhook/webhook-route.ts'

/** How the console is connected to Stripe, and what there is in Stripe that it did not make. */
export class ConnectionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeConnection | undefined,
    private readonly publicUrl: string,
    private readonly checkoutOrigins: readonly string[],
  ) {}

  /** The connection as of now. */
  async describe(): Promise<StripeConnectionType> {
    const { stripe } = this
    const { account, livemode } = stripe ?? NO_ACCOUNT
    const rows = await this.dataSource.query<{ last: Date | null }[]>(`select ${LAST_RECEIVED} as last`, [account, livemode])
    return {
      configured: stripe !== undefined,
      simulator: stripe?.simulator ?? false,
      mode: stripe ? (stripe.livemode ? StripeMode.LIVE : StripeMode.TEST) : null,
      accountId: stripe?.account ?? null,
      apiVersion: STRIPE_API_VERSION,
      dashboardUrl: stripe ? dashboardHome(stripe) : null,
      webhookUrl: `${this.publicUrl}${WEBHOOK_PATH}`,
      webhookPath: WEBHOOK_PATH,
      checkoutOrigins: [...this.checkoutOrigins],
      webhookConfigured: (stripe?.webhookSecrets.length ?? 0) > 0,
      lastEventReceivedAt: rows[0]?.last ?? null,
    }
  }

  /** One page, last seen first. @throws BAD_USER_INPUT for an impossible page */
  async unrecognized(limit: number, offset: number): Promise<UnrecognizedStripeObjectList> {
    checkPage(limit, offset)
    const { stripe } = this
    if (!stripe) return { items: [], totalCount: 0, totalCountIsExact: true }
    const { account, livemode } = stripe
    const ids = { sql: 'select stripe_id from unrecognized_stripe_object where account = $1 and livemode = $2 and deleted_at is null', parameters: [account, livemode] }
    const page = await this.dataSource.query<{ stripe_id: string }[]>(`${ids.sql} order by last_seen_at desc, stripe_id limit $3 offset $4`, [...ids.parameters, limit, offset])
    const rows = await this.dataSource.manager.find(UnrecognizedStripeObject, {
      where: { stripeId: In(page.map((row) => row.stripe_id)), account, livemode }, order: { lastSeenAt: 'DESC', stripeId: 'ASC' },
    })
    const items = rows.map(({ stripeId, kind, name, firstSeenAt, lastSeenAt }) => ({
      id: stripeId, stripeId, name, firstSeenAt, lastSeenAt,
      kind: kind === 'product' ? CatalogKind.PRODUCT : CatalogKind.PRICE,
      dashboardUrl: dashboardUrl(stripe, kind === 'product' ? 'products' : 'prices', stripeId),
    }))
    return { items, ...await countAround(this.dataSource, ids, { limit, offset, shown: items.length }) }
  }
}
