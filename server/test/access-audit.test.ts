import { startAccessWorld, type AccessWorld } from './access-world.ts'

interface Entry { action: string; actor: { kind: string; id: string | null; name: string | null }; changes: { field: string; before: string | null; after: string | null }[] }

let world: AccessWorld
beforeAll(async () => { world = await startAccessWorld() }, 120_000)
afterAll(async () => await world?.stop())

/** What is on record of a member's access, oldest first, in short: what, because of whom, and which fields are different. */
async function record(memberId: string): Promise<{ what: string; who: string; id: string | null; fields: Record<string, string> }[]> {
  const { auditLog } = await world.server.graphql<{ auditLog: { items: Entry[] } }>(
    `query ($id: ID!) { auditLog(filter: { objectType: "Member", objectId: $id }, limit: 100) { items { action actor { kind id name } changes { field before after } } } }`, { id: memberId })
  return auditLog.items.toReversed().filter(({ action }) => action.startsWith('access')).map(({ action, actor, changes }) => ({
    what: action, who: `${actor.kind} ${actor.name}`, id: actor.id,
    fields: Object.fromEntries(changes.map(({ field, before, after }) => [field, `${before} → ${after}`])),
  }))
}

test("a member's page says which event began, changed and ended their access", async () => {
  const { memberId, subscription } = await world.subscriber()
  await world.becomes(memberId, 'storage.gb', { granted: true, limit: 10 })
  await world.settled()
  const [began] = await record(memberId)
  expect(began).toMatchObject({
    what: 'accessBegan', who: expect.stringMatching(/^STRIPE_EVENT (?:customer|customer\.subscription)\./), id: expect.stringMatching(/^evt_/),
    fields: { product: 'null → "Gold membership"', productId: `null → "${world.goldProduct}"`, source: `null → "${subscription}"`, quantity: 'null → 2', until: 'null → null' },
  })
  const item = (await world.stripe.client.subscriptions.retrieve(subscription)).items.data[0]?.id ?? ''
  await world.stripe.client.subscriptions.update(subscription, { items: [{ id: item, quantity: 4 }] })
  await world.becomes(memberId, 'storage.gb', { limit: 20 })
  await world.stripe.client.subscriptions.cancel(subscription)
  await world.becomes(memberId, 'forum.post', { granted: false })
  await world.settled()
  const [, changed, ended, ...more] = await record(memberId)
  expect(changed).toMatchObject({ what: 'accessChanged', who: 'STRIPE_EVENT customer.subscription.updated' })
  expect(changed?.fields).toEqual({ product: '"Gold membership" → "Gold membership"', productId: expect.any(String), source: expect.stringContaining(subscription), quantity: '2 → 4' })
  expect(ended).toMatchObject({ what: 'accessEnded', who: 'STRIPE_EVENT customer.subscription.deleted', fields: { product: '"Gold membership" → null', quantity: '4 → null' } })
  expect(more).toEqual([])
  const { stripeEvent } = await world.server.graphql<{ stripeEvent: { type: string } }>(`{ stripeEvent(id: "${ended?.id}") { type } }`)
  expect(stripeEvent.type).toBe('customer.subscription.deleted')
}, 120_000)

test('a customer that is given to another member ends the access of one and begins that of the other, by the same event', async () => {
  const [first, second] = [await world.nobody(), await world.nobody()]
  const payer = await world.customerOf(first)
  await world.stripe.client.subscriptions.create({ ...payer, items: [{ price: world.monthly }] })
  await world.becomes(first, 'forum.post', { granted: true })
  await world.settled()
  await world.stripe.client.customers.update(payer.customer, { metadata: { member_console_id: second } })
  await world.becomes(second, 'forum.post', { granted: true })
  await world.settled()
  const [[began, ended], [moved]] = [await record(first), await record(second)]
  expect([began?.what, ended?.what, moved?.what]).toEqual(['accessBegan', 'accessEnded', 'accessBegan'])
  expect([ended?.who, moved?.who]).toEqual(['STRIPE_EVENT customer.updated', 'STRIPE_EVENT customer.updated'])
  expect(ended?.id).toBe(moved?.id)
}, 120_000)

test('what an operator or application changes is put down to them, once', async () => {
  const { memberId, subscription } = await world.subscriber()
  await world.becomes(memberId, 'forum.post', { granted: true, validUntil: null })
  await world.settled()
  await world.server.graphql('mutation ($input: CancelSubscriptionInput!) { cancelSubscription(input: $input) { subscription { id } } }', { input: { id: subscription, when: 'NOW', reason: 'asked for' } })
  await world.becomes(memberId, 'forum.post', { granted: false })
  await world.settled()
  expect((await record(memberId)).map(({ what, who }) => `${what} ${who}`).slice(1)).toEqual(['accessEnded API_KEY bootstrap'])
}, 120_000)

test('a purchase is put on record when it is paid for, and when its refund ends it', async () => {
  const memberId = await world.nobody()
  const { customer } = await world.customerOf(memberId)
  const { id } = await world.stripe.client.checkout.sessions.create({ mode: 'payment', customer, success_url: 'https://example.org', line_items: [{ price: world.book, quantity: 1 }] })
  await world.stripe.control('POST', `/checkout/${id}/complete`, {})
  await world.becomes(memberId, 'book.read', { granted: true })
  const { payment_intent: intent } = await world.stripe.client.checkout.sessions.retrieve(id)
  await world.stripe.client.refunds.create({ payment_intent: typeof intent === 'string' ? intent : '' })
  await world.becomes(memberId, 'book.read', { granted: false })
  expect((await record(memberId)).map(({ what, who, fields }) => `${what} ${who} ${fields['source']}`)).toEqual([
    `accessBegan STRIPE_EVENT checkout.session.completed null → "${id}"`, `accessEnded STRIPE_EVENT charge.refunded "${id}" → null`,
  ])
}, 120_000)
