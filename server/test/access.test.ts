import fc from 'fast-check'
import { setTimeout as pause } from 'node:timers/promises'
import { ASK, askAccess, allAccess, type AccessAnswer } from './access-calls.ts'
import { createPrice, createProduct, syncOf } from './catalog-calls.ts'
import { createFeature, createGrant, createSet, REVOKE_GRANT, setProductSets, UPDATE_GRANT, updateSet, type SetAnswer } from './entitlement-calls.ts'
import { startConsole, type StartedConsole } from './harness/console.ts'
import { eventually } from './harness/eventually.ts'
import { startSimulator, type StartedSimulator } from './harness/simulator.ts'
import { createMember } from './members-calls.ts'
import { rows } from './rows.ts'

const DAY = 86_400_000
const MONTHLY = { currency: 'eur', unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 1 } }

let stripe: StartedSimulator
let server: StartedConsole
let gold: SetAnswer
let extra: SetAnswer
let goldProduct: string
let monthly: string
let book: string

beforeAll(async () => {
  stripe = await startSimulator({ rateLimit: 0 })
  server = await startConsole({ stripe })
  const post = await createFeature(server, { key: 'forum.post', kind: 'BOOLEAN', name: 'Post' })
  const storage = await createFeature(server, { key: 'storage.gb', kind: 'LIMIT', name: 'Storage', aggregation: 'SUM' })
  const level = await createFeature(server, { key: 'support.level', kind: 'TEXT', name: 'Support' })
  const read = await createFeature(server, { key: 'book.read', kind: 'BOOLEAN', name: 'Read the book' })
  gold = await createSet(server, { key: 'gold', name: 'Gold', rank: 2, rules: [{ featureId: post.id }, { featureId: storage.id, limit: 5, perUnit: true }, { featureId: level.id, text: 'gold' }] })
  extra = await createSet(server, { key: 'extra', name: 'Extra', rank: 1, rules: [{ featureId: storage.id, limit: 100 }, { featureId: level.id, text: 'extra' }] })
  const reading = await createSet(server, { key: 'reading', name: 'Reading', rules: [{ featureId: read.id }] })
  goldProduct = await createProduct(server, { name: 'Gold membership' })
  const bookProduct = await createProduct(server, { name: 'Book' })
  await setProductSets(server, goldProduct, [gold.id])
  await setProductSets(server, bookProduct, [reading.id])
  monthly = await inStripe(await createPrice(server, goldProduct, MONTHLY))
  book = await inStripe(await createPrice(server, bookProduct))
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await stripe?.stop()
})

async function inStripe(priceId: string): Promise<string> {
  return await eventually(async () => {
    const { stripeId, status } = await syncOf(server, 'price', priceId)
    if (status !== 'SYNCED' || !stripeId) throw new Error('The price is not in Stripe yet.')
    return stripeId
  })
}

const nobody = async () => (await createMember(server, { name: 'Member' })).id

async function customerOf(memberId: string | undefined, card = 'pm_card_visa'): Promise<{ customer: string; default_payment_method: string }> {
  const { id: customer } = await stripe.client.customers.create({ name: 'Member', ...(memberId && { metadata: { member_console_id: memberId } }) })
  return { customer, default_payment_method: (await stripe.client.paymentMethods.attach(card, { customer })).id }
}

/** A member with a subscription. */
async function subscriber(changes: object = {}, card = 'pm_card_visa'): Promise<{ memberId: string; customer: string; subscription: string }> {
  const memberId = await nobody()
  const payer = await customerOf(memberId, card)
  const { id } = await stripe.client.subscriptions.create({ ...payer, items: [{ price: monthly, quantity: 2 }], ...changes })
  return { memberId, customer: payer.customer, subscription: id }
}

const becomes = async (memberId: string, feature: string, expected: object) => await eventually(async () => {
  const answer = await askAccess(server, { id: memberId }, feature)
  expect(answer).toMatchObject(expected)
  return answer
}, 60_000)

/** Everything that Stripe sent is projected. */
async function settled(): Promise<void> {
  await eventually(async () => { expect(await stripe.control('GET', '/delivery')).toMatchObject({ undelivered: [], held: 0 }) }, 60_000)
  await eventually(async () => { expect(await rows(server.options.databaseUrl, "select id, type, error from stripe_event where status in ('received', 'dead')")).toEqual([]) }, 60_000)
}

async function refusal(variables: object): Promise<string | undefined> {
  const { errors } = await server.graphqlRaw(ASK, variables)
  return errors?.[0]?.extensions.code
}

describe('a question', () => {
  it('about an unknown member or feature is an error, never a no', async () => {
    const id = await nobody()
    expect(await refusal({ member: { id }, feature: 'forum.pots' })).toBe('NOT_FOUND')
    expect(await refusal({ member: { externalId: 'nobody' }, feature: 'forum.post' })).toBe('NOT_FOUND')
    expect(await refusal({ member: { id: 'no-uuid' }, feature: 'forum.post' })).toBe('NOT_FOUND')
    expect(await refusal({ member: { id, externalId: 'x' }, feature: 'forum.post' })).toBe('BAD_USER_INPUT')
    expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({ granted: false, validUntil: null, sources: [] })
  })

  it('about many members is answered in their order, each way to name one included', async () => {
    const [ada, bob] = [await createMember(server, { name: 'Ada', externalId: 'batch-ada' }), await createMember(server, { name: 'Bob', email: 'batch@example.org' })]
    await createGrant(server, { member: { id: ada.id }, entitlementSetId: gold.id, quantity: 3 })
    const batch = 'query ($members: [MemberRef!]!) { accessBatch(members: $members, features: ["storage.gb", "forum.post"]) { memberId featureKey granted limit } }'
    expect(await server.graphql(batch, { members: [{ email: 'BATCH@example.org' }, { externalId: 'batch-ada' }, { id: bob.id }] })).toEqual({ accessBatch: [
      { memberId: bob.id, featureKey: 'storage.gb', granted: false, limit: 0 }, { memberId: bob.id, featureKey: 'forum.post', granted: false, limit: null },
      { memberId: ada.id, featureKey: 'storage.gb', granted: true, limit: 15 }, { memberId: ada.id, featureKey: 'forum.post', granted: true, limit: null },
      { memberId: bob.id, featureKey: 'storage.gb', granted: false, limit: 0 }, { memberId: bob.id, featureKey: 'forum.post', granted: false, limit: null },
    ] })
    expect((await server.graphqlRaw(batch, { members: [{ id: ada.id }, { externalId: 'nobody' }] })).errors?.[0]?.message).toContain('nobody')
  })
})

describe('a grant', () => {
  it('gives access with its reason, until it ends or is taken back', async () => {
    const id = await nobody()
    const endsAt = new Date(Date.now() + DAY).toISOString()
    const grant = await createGrant(server, { member: { id }, entitlementSetId: gold.id, endsAt, reason: 'Won it' })
    expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({
      granted: true, validUntil: endsAt, rule: 'ANY', sources: [{ kind: 'GRANT', sourceId: grant.id, value: 'yes', reason: 'Won it', until: endsAt, since: grant.startsAt, set: { key: 'gold' }, product: null, grant: { reason: 'Won it' } }],
    })
    expect(await askAccess(server, { id }, 'forum.post', endsAt)).toMatchObject({ granted: false })
    await server.graphql(UPDATE_GRANT, { input: { id: grant.id, version: 1, endsAt: null } })
    expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({ granted: true, validUntil: null })
    await server.graphql(REVOKE_GRANT, { input: { id: grant.id, reason: 'A mistake' } })
    expect(await askAccess(server, { id }, 'forum.post')).toMatchObject({ granted: false, validUntil: null })
  })

  it('that begins later says so', async () => {
    const id = await nobody()
    const startsAt = new Date(Date.now() + DAY).toISOString()
    await createGrant(server, { member: { id }, entitlementSetId: extra.id, startsAt })
    expect(await askAccess(server, { id }, 'storage.gb')).toMatchObject({ granted: false, limit: 0, validUntil: startsAt })
    expect(await askAccess(server, { id }, 'storage.gb', startsAt)).toMatchObject({ granted: true, limit: 100 })
  })
})

describe('a subscription', () => {
  it('gives what its product gives, times its quantity, until it is cancelled', async () => {
    const { memberId, subscription } = await subscriber()
    expect(await becomes(memberId, 'storage.gb', { granted: true, limit: 10 })).toMatchObject({
      validUntil: null, rule: 'SUM', sources: [{ kind: 'SUBSCRIPTION', sourceId: subscription, value: '10', quantity: 2, product: { name: 'Gold membership' }, subscription: { status: 'active' }, reason: null }],
    })
    await createGrant(server, { member: { id: memberId }, entitlementSetId: extra.id })
    expect(await askAccess(server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 110 })
    expect(await askAccess(server, { id: memberId }, 'support.level')).toMatchObject({ text: 'gold' })

    const item = (await stripe.client.subscriptions.update(subscription, { cancel_at_period_end: true })).items.data[0]
    const end = new Date((item?.current_period_end ?? 0) * 1000).toISOString()
    await becomes(memberId, 'forum.post', { granted: true, validUntil: end })
    expect(await askAccess(server, { id: memberId }, 'forum.post', end)).toMatchObject({ granted: false })
    await stripe.client.subscriptions.update(subscription, { cancel_at_period_end: false, items: [{ id: item?.id ?? '', quantity: 4 }] })
    await becomes(memberId, 'storage.gb', { limit: 120, validUntil: null })
    await stripe.client.subscriptions.cancel(subscription)
    await becomes(memberId, 'forum.post', { granted: false })
    expect(await askAccess(server, { id: memberId }, 'support.level')).toMatchObject({ text: 'extra' })
  }, 120_000)

  it('whose payment failed gives access for seven days from the first failure', async () => {
    const { memberId, subscription } = await subscriber({ trial_period_days: 14 }, 'pm_card_chargeCustomerFail')
    await becomes(memberId, 'forum.post', { granted: true, validUntil: null })
    await stripe.control('POST', '/clock/advance', { seconds: 15 * 86_400 })
    await eventually(async () => { expect((await stripe.client.subscriptions.retrieve(subscription)).status).toBe('past_due') })
    await settled()
    const { data: failures } = await stripe.client.events.list({ type: 'invoice.payment_failed', limit: 100 })
    const first = Math.min(...failures.filter(({ data }) => 'parent' in data.object && JSON.stringify(data.object).includes(subscription)).map(({ created }) => created))
    const end = new Date((first + 7 * 86_400) * 1000).toISOString()
    await becomes(memberId, 'forum.post', { granted: true, validUntil: end })
    expect(await askAccess(server, { id: memberId }, 'forum.post', end)).toMatchObject({ granted: false })
  }, 120_000)

  it('follows its customer to the member that it is mapped to, late or anew', async () => {
    const payer = await customerOf(undefined)
    await stripe.client.subscriptions.create({ ...payer, items: [{ price: monthly }] })
    await settled()
    const [first, second] = [await nobody(), await nobody()]
    await stripe.client.customers.update(payer.customer, { metadata: { member_console_id: first } })
    await becomes(first, 'forum.post', { granted: true })
    await stripe.client.customers.update(payer.customer, { metadata: { member_console_id: second } })
    await becomes(second, 'forum.post', { granted: true })
    expect(await askAccess(server, { id: first }, 'forum.post')).toMatchObject({ granted: false })
  }, 120_000)
})

describe('a purchase', () => {
  it('made together with a subscription lasts, even when the customer is deleted', async () => {
    const memberId = await nobody()
    const { customer } = await customerOf(memberId)
    const session = await stripe.client.checkout.sessions.create({ mode: 'subscription', customer, success_url: 'https://example.org', line_items: [{ price: monthly, quantity: 1 }, { price: book, quantity: 1 }] })
    expect(await askAccess(server, { id: memberId }, 'book.read')).toMatchObject({ granted: false })
    await stripe.control('POST', `/checkout/${session.id}/complete`, {})
    await becomes(memberId, 'book.read', { granted: true, validUntil: null, sources: [{ kind: 'PURCHASE', sourceId: session.id, product: { name: 'Book' } }] })
    await becomes(memberId, 'forum.post', { granted: true, sources: [{ kind: 'SUBSCRIPTION' }] })
    await stripe.client.customers.del(customer)
    await becomes(memberId, 'forum.post', { granted: false })
    expect(await askAccess(server, { id: memberId }, 'book.read')).toMatchObject({ granted: true })
  }, 120_000)
})

describe('a change of what is given', () => {
  it('counts from then on for all who hold it, and the past stays', async () => {
    const { memberId } = await subscriber()
    const { asOf: before } = await becomes(memberId, 'storage.gb', { limit: 10 })
    await setProductSets(server, goldProduct, [gold.id, extra.id])
    expect(await askAccess(server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 110 })
    await setProductSets(server, goldProduct, [gold.id])
    const changed = await updateSet(server, { id: gold.id, version: gold.version, rules: [{ featureId: await featureId('forum.post') }] })
    const { asOf: without } = await askAccess(server, { id: memberId }, 'storage.gb')
    gold = await updateSet(server, { id: gold.id, version: changed.version, rules: [{ featureId: await featureId('forum.post') }, { featureId: await featureId('storage.gb'), limit: 5, perUnit: true }, { featureId: await featureId('support.level'), text: 'gold' }] })
    expect(await askAccess(server, { id: memberId }, 'storage.gb', before)).toMatchObject({ limit: 10 })
    expect(await askAccess(server, { id: memberId }, 'storage.gb', without)).toMatchObject({ limit: 0, granted: false })
    expect(await askAccess(server, { id: memberId }, 'storage.gb')).toMatchObject({ limit: 10 })
    const history = await server.graphql<{ accessHistory: { limit: number }[] }>(
      'query ($member: MemberRef!, $from: DateTime!, $to: DateTime!) { accessHistory(member: $member, feature: "storage.gb", from: $from, to: $to) { from until limit } }',
      { member: { id: memberId }, from: before, to: new Date(Date.now() + DAY).toISOString() })
    expect(history.accessHistory.map(({ limit }) => limit)).toEqual([10, 110, 10, 0, 10])
  })

  async function featureId(key: string): Promise<string> {
    return (await server.graphql<{ feature: { id: string } }>('query ($key: String!) { feature(key: $key) { id } }', { key })).feature.id
  }
})

type Step = 'grant' | 'grantEnds' | 'revoke' | 'quantity' | 'cancelLater' | 'goOn' | 'cancel' | 'productSets' | 'month'
const step = fc.constantFrom<Step>('grant', 'grantEnds', 'revoke', 'quantity', 'cancelLater', 'goOn', 'cancel', 'productSets', 'month')

describe('the past', () => {
  it('is answered as it was answered then, whatever happened since', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), fc.boolean(), async (steps, shuffle) => {
      const { memberId, subscription } = await subscriber()
      await settled()
      const answers: Record<string, AccessAnswer>[] = []
      const grants: string[] = []
      let both = false
      for (const each of steps) {
        // What happens in Stripe counts when it arrives: one answer is given before, one after.
        await stripe.control('POST', '/delivery/mode', { mode: 'withhold' })
        await take(each)
        await pause(2)
        answers.push(await allAccess(server, memberId))
        await stripe.control('POST', '/delivery/mode', { mode: 'normal' })
        await stripe.control('POST', '/delivery/release', { shuffle })
        await settled()
        await pause(2)
        answers.push(await allAccess(server, memberId))
        await pause(2)
      }
      for (const answer of answers) {
        const asOf = Object.values(answer)[0]?.asOf
        expect(asOf).toBeDefined()
        expect(withoutSubscription(await allAccess(server, memberId, asOf))).toEqual(withoutSubscription(answer))
      }

      async function take(each: Step): Promise<void> {
        const current = await stripe.client.subscriptions.retrieve(subscription)
        const [item] = current.items.data
        if (each === 'grant' || each === 'grantEnds') {
          grants.push((await createGrant(server, { member: { id: memberId }, entitlementSetId: extra.id, ...(each === 'grantEnds' && { endsAt: new Date(Date.now() + 400).toISOString() }) })).id)
        }
        if (each === 'revoke') await server.graphqlRaw(REVOKE_GRANT, { input: { id: grants.pop() ?? memberId, reason: 'A test' } })
        if (each === 'productSets') {
          both = !both
          await setProductSets(server, goldProduct, both ? [gold.id, extra.id] : [gold.id])
        }
        if (each === 'month') await stripe.control('POST', '/clock/advance', { seconds: 31 * 86_400 })
        if (current.status === 'canceled') return
        if (each === 'quantity') await stripe.client.subscriptions.update(subscription, { items: [{ id: item?.id ?? '', quantity: ((item?.quantity ?? 1) % 7) + 1 }] })
        if (each === 'cancelLater') await stripe.client.subscriptions.update(subscription, { cancel_at_period_end: true })
        if (each === 'goOn') await stripe.client.subscriptions.update(subscription, { cancel_at_period_end: false })
        if (each === 'cancel') await stripe.client.subscriptions.cancel(subscription)
      }
    }), { numRuns: 5, endOnFailure: true })
    await setProductSets(server, goldProduct, [gold.id])
  }, 300_000)

  /** A subscription and a grant are shown as they are today, whenever the access was. */
  function withoutSubscription(answers: Record<string, AccessAnswer>): object {
    return Object.fromEntries(Object.entries(answers).map(([key, { sources, ...answer }]) => [
      key, { ...answer, sources: sources.map(({ kind, sourceId, value, quantity, until, since }) => ({ kind, sourceId, value, quantity, until, since })).sort((a, b) => (a.sourceId + a.value < b.sourceId + b.value ? -1 : 1)) },
    ]))
  }
})
