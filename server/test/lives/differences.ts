import { isDeepStrictEqual } from 'node:util'
import type Stripe from 'stripe'
import { In, type DataSource, type FindOptionsWhere } from 'typeorm'
import type { ProjectedObject } from '../../src/entities/projected-object.ts'
import type { Ask } from '../../src/stripe/pages.ts'
import { checkoutSessionKind } from '../../src/stripe/projection/kinds/checkout-session.kind.ts'
import { customerKind } from '../../src/stripe/projection/kinds/customer.kind.ts'
import { invoiceKind } from '../../src/stripe/projection/kinds/invoice.kind.ts'
import { paymentKind } from '../../src/stripe/projection/kinds/payment.kind.ts'
import { paymentMethodKind } from '../../src/stripe/projection/kinds/payment-method.kind.ts'
import { subscriptionKind } from '../../src/stripe/projection/kinds/subscription.kind.ts'
import { paymentsBy } from '../../src/stripe/projection/payment-lookup.ts'
import { optionalId, type ProjectedKind, type RowKind } from '../../src/stripe/projection/projected-kind.ts'
import { storable } from '../../src/stripe/projection/row-writer.ts'

/** Everything in which the projected rows of some customers differ from a fresh read of Stripe, every column; empty: nothing. */
export async function differences(dataSource: DataSource, client: Stripe, customers: readonly string[]): Promise<string[]> {
  const found: string[] = []
  found.push(...await compare(dataSource, client, customerKind, customers))
  for (const customer of customers) {
    const everything = { customer, limit: 100 }
    const subscriptions = (await client.subscriptions.list({ ...everything, status: 'all' })).data
    const invoices = (await client.invoices.list(everything)).data
    const sessions = (await client.checkout.sessions.list(everything)).data
    const methods = await dataSource.query<{ id: string }[]>('select id from payment_method where customer_id = $1', [customer])
    const attached = await orNothing(client.paymentMethods.list(everything))
    found.push(
      ...await compare(dataSource, client, subscriptionKind, subscriptions.map(({ id }) => id)),
      ...await compare(dataSource, client, invoiceKind, invoices.map(({ id }) => id)),
      // An open session has sent no event yet.
      ...await compare(dataSource, client, checkoutSessionKind, sessions.filter(({ status }) => status !== 'open').map(({ id }) => id)),
      ...await compare(dataSource, client, paymentMethodKind, [...new Set([...methods, ...(attached?.data ?? [])].map(({ id }) => id))]),
    )
    const payers = [...invoices.filter(({ status }) => status !== 'draft').map(({ id }) => id), ...sessions.flatMap((session) => optionalId(session.payment_intent) ?? [])]
    for (const payer of payers) found.push(...await comparePayments(dataSource, client, payer))
  }
  return found
}

/** Nobody else calls Stripe meanwhile. */
function atOnce(client: Stripe): Ask {
  return async (call) => await call(client)
}

async function comparePayments(dataSource: DataSource, client: Stripe, payer: string): Promise<string[]> {
  const { payments } = await paymentsBy(atOnce(client), payer)
  const rows = await rowsOf(dataSource, paymentKind, payments.map(({ id }) => id))
  return payments.flatMap((payment) => differing(payment.id, paymentKind.content(payment), rows.get(payment.id)))
}

async function compare<Source extends { id: string }, Row extends ProjectedObject>(dataSource: DataSource, client: Stripe, kind: ProjectedKind<Source, Row>, ids: readonly string[]): Promise<string[]> {
  const rows = await rowsOf(dataSource, kind, ids)
  const found: string[] = []
  for (const id of ids) {
    const row = rows.get(id)
    const fetched = await orNothing(kind.fetch(client, id))
    if (!fetched || ('deleted' in fetched && fetched.deleted)) {
      if (row && !row.deletedAt) found.push(`${id} is deleted in Stripe only`)
      continue
    }
    const source = fetched as Source
    await kind.complete?.(atOnce(client), source)
    found.push(...differing(id, kind.content(source), row))
    for (const child of kind.children) {
      const column = dataSource.getMetadata(child.entity).columns.find(({ databaseName }) => databaseName === child.parentColumn)?.propertyName ?? ''
      const [ours, stripes] = [await dataSource.manager.findBy(child.entity, { [column]: id }), child.rows(source)].map(sorted)
      if (!isDeepStrictEqual(ours, stripes)) found.push(`${id} has ${JSON.stringify(ours)}, not ${JSON.stringify(stripes)}`)
    }
  }
  return found
}

async function rowsOf<Source extends { id: string }, Row extends ProjectedObject>(dataSource: DataSource, kind: RowKind<Source, Row>, ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = await dataSource.manager.findBy(kind.entity, { id: In([...ids]) } as FindOptionsWhere<Row>)
  return new Map(rows.map((row) => [row.id, row]))
}

function differing(id: string, content: object, row: object | undefined): string[] {
  if (!row) return [`${id} is not here`]
  const [ours, stripes] = [plain(row), plain(content)]
  return Object.keys(stripes).filter((field) => !isDeepStrictEqual(ours[field], stripes[field]))
    .map((field) => `${id}.${field} is ${JSON.stringify(ours[field])}, not ${JSON.stringify(stripes[field])}`)
}

function sorted(rows: readonly object[]): object[] {
  return rows.map(plain).toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
}

/** As the database can hold it. */
function plain(row: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(row, storable)) as Record<string, unknown>
}

/** Undefined for what Stripe does not know. */
async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && (error.statusCode === 404 || error.statusCode === 400)) return undefined
    throw error
  }
}
