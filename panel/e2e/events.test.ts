import { openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

/** Makes a product and waits until Stripe has it and told so. @returns its id in Stripe, and the event of its creation */
async function makeProductWithEvent(input: { name: string; metadata?: Record<string, string> }): Promise<{ stripeId: string; eventId: string }> {
  const { createProduct } = await panel.api<{ createProduct: { product: { id: string } } }>(
    'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }', { input },
  );
  const page = await panel.open(`/catalog/${createProduct.product.id}`);
  await page.locator('header').getByTestId('sync-badge').getByText('Synced').waitFor();
  await page.close();
  const { product } = await panel.api<{ product: { sync: { stripeId: string } } }>('query ($id: ID!) { product(id: $id) { sync { stripeId } } }', { id: createProduct.product.id });
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const { stripeEvents } = await panel.api<{ stripeEvents: { items: { id: string; status: string }[] } }>(
      'query ($search: String!) { stripeEvents(filter: { search: $search, type: "product.created" }) { items { id status } } }', { search: product.sync.stripeId },
    );
    const event = stripeEvents.items[0];
    if (event?.status === 'PROCESSED') return { stripeId: product.sync.stripeId, eventId: event.id };
  }
  throw new Error(`No product.created of ${product.sync.stripeId} was processed.`);
}

test('the event of a product is found by the id in Stripe; its payload is shown as text; it can be replayed', async () => {
  const name = uniqueName('Newsletter');
  const { stripeId, eventId } = await makeProductWithEvent({ name, metadata: { note: '<b id="injected">bold</b>' } });
  const page = await panel.open('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Events' }).click();
  await page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
  await page.getByLabel('Find by event or object ID').fill(stripeId);
  await page.waitForURL(`**/events?q=${stripeId}`);
  const row = page.getByRole('row', { name: new RegExp(eventId) });
  await row.getByText('Processed').waitFor();
  // The row may be there from before the search: the filter goes along once its link has it.
  await row.getByRole('link', { name: 'product.created' }).and(page.locator(`[href="/events/${eventId}?q=${stripeId}"]`)).click();

  const drawer = page.getByRole('dialog');
  const payload = drawer.getByRole('region', { name: 'Payload' });
  await payload.getByText(`"name": "${name}"`).waitFor();
  await payload.getByText('<b id=').waitFor();
  expect(await page.locator('#injected').count()).toBe(0);
  await drawer.getByText('Happened at Stripe').waitFor();
  const link = drawer.getByRole('link', { name: /Open in Stripe/ });
  expect(await link.getAttribute('href')).toMatch(new RegExp(`^https://dashboard\\.stripe\\.com/acct_\\w+/test/events/${eventId}$`));
  expect(await link.getAttribute('rel')).toContain('noopener');

  const before = await processedAt(eventId);
  await drawer.getByRole('button', { name: 'Replay' }).click();
  await page.getByText('The event is processed again.').waitFor();
  await drawer.getByTestId('event-badge').getByText('Processed').waitFor();
  await page.getByTestId('announcer').getByText('product.created: Processed').waitFor({ state: 'attached' });
  expect(Date.parse(await processedAt(eventId))).toBeGreaterThan(Date.parse(before));

  await page.reload();
  await drawer.getByText(eventId, { exact: true }).first().waitFor();
  await drawer.getByRole('button', { name: 'Close' }).press('Escape');
  await page.waitForURL(`**/events?q=${stripeId}`);
  expect(await page.getByLabel('Find by event or object ID').inputValue()).toBe(stripeId);
});

test('the type is chosen from what is offered or written out; the filters are in the address', async () => {
  const { stripeId } = await makeProductWithEvent({ name: uniqueName('Leaflet') });
  const page = await panel.open(`/events?q=${stripeId}`);
  await page.getByRole('combobox', { name: 'Type' }).fill('product.cre');
  await page.getByRole('option', { name: 'product.created' }).click();
  await page.waitForURL('**/events?type=product.created&q=**');
  await page.getByRole('table', { name: 'Events' }).waitFor();

  await page.getByRole('combobox', { name: 'Type' }).fill('charge.refunded');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/events?type=charge.refunded&q=**');
  await page.getByText('No event matches').waitFor();
  await page.goBack();
  await page.getByRole('table', { name: 'Events' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Type' }).inputValue()).toBe('product.created');

  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Dead' }).click();
  await page.getByText('No event matches').waitFor();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await page.waitForFunction(() => location.search === '');
  await page.getByRole('table', { name: 'Events' }).waitFor();
});

test('an event that was never delivered says so', async () => {
  const page = await panel.open('/events/evt_unknown');
  await page.getByRole('dialog').getByText('There is no such event').waitFor();
});

/** When the event was last processed. */
async function processedAt(eventId: string): Promise<string> {
  const { stripeEvent } = await panel.api<{ stripeEvent: { processedAt: string } }>('query ($id: ID!) { stripeEvent(id: $id) { processedAt } }', { id: eventId });
  return stripeEvent.processedAt;
}
