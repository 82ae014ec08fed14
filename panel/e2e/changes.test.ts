import type { Page } from 'playwright-core';
import { makePrice, makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { stripeObject } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

/** The Stripe id behind the product page's link, once the badge says Synced. */
async function syncedStripeId(page: Page): Promise<string> {
  await page.locator('header').getByTestId('sync-badge').getByText('Synced').waitFor();
  const href = await page.getByRole('link', { name: /Open in Stripe/ }).getAttribute('href');
  return href?.split('/').at(-1) ?? '';
}

test('an edit of a product reaches Stripe', async () => {
  const productId = await makeProduct(panel, uniqueName('Magazine'));
  const page = await panel.open(`/catalog/${productId}/edit`);
  const name = uniqueName('Magazine, printed');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add feature' }).click();
  await page.getByLabel('Feature 1', { exact: true }).fill('Four issues a year');
  await page.getByRole('button', { name: 'Add metadata' }).click();
  await page.getByLabel('Key 1', { exact: true }).fill('team');
  await page.getByLabel('Value 1', { exact: true }).fill('editors');
  await page.getByLabel('Statement descriptor').fill('MAGAZINE');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText('Four issues a year').waitFor();
  const stripeId = await syncedStripeId(page);
  expect(await stripeObject<object>(panel.environment, `products/${stripeId}`)).toMatchObject({
    name, marketing_features: [{ name: 'Four issues a year' }], metadata: { team: 'editors' }, statement_descriptor: 'MAGAZINE',
  });
});

test('a product is archived after a question, and restored', async () => {
  const productId = await makeProduct(panel, uniqueName('Workshop'));
  const page = await panel.open(`/catalog/${productId}`);
  const stripeId = await syncedStripeId(page);

  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByRole('dialog').getByText('running subscriptions go on').waitFor();
  await page.getByRole('button', { name: 'Archive product' }).click();
  await page.locator('header').getByText('Archived').waitFor();
  await syncedStripeId(page);
  expect(await stripeObject<object>(panel.environment, `products/${stripeId}`)).toMatchObject({ active: false });

  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByRole('button', { name: 'Restore product' }).click();
  await page.getByRole('button', { name: 'Archive', exact: true }).waitFor();
  await syncedStripeId(page);
  expect(await stripeObject<object>(panel.environment, `products/${stripeId}`)).toMatchObject({ active: true });
});

test('changing an amount makes a successor and archives the price, which says what replaced it', async () => {
  const productId = await makeProduct(panel, uniqueName('Desk'));
  const lookupKey = uniqueName('desk').replace(' ', '_');
  await makePrice(panel, productId, { lookupKey });
  const page = await panel.open(`/catalog/${productId}`);

  await page.getByRole('button', { name: /Actions for €5\.00/ }).click();
  await page.getByRole('menuitem', { name: 'Change amount…' }).click();
  await page.getByText(`the lookup key ${lookupKey} moves to the new price`).waitFor();
  await page.getByLabel('Amount').fill('7,00');
  await page.getByRole('button', { name: 'Replace price' }).click();

  const successor = page.getByRole('row', { name: /€7\.00 every month/ });
  await successor.getByText(lookupKey).waitFor();
  await successor.getByText('Synced').waitFor();
  expect(await page.getByRole('row', { name: /€5\.00/ }).count()).toBe(0);
  await page.getByRole('switch', { name: 'Show archived (1)' }).click();
  await page.getByRole('row', { name: /€5\.00/ }).getByText('Replaced by €7.00 every month').waitFor();
});

test('a price is archived and restored from its details, which have an address', async () => {
  const productId = await makeProduct(panel, uniqueName('Lecture'));
  const priceId = await makePrice(panel, productId, { nickname: 'Regular' });
  const page = await panel.open(`/catalog/${productId}/prices/${priceId}`);
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Regular').waitFor();
  await drawer.getByText('Synced').waitFor();

  await drawer.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByRole('button', { name: 'Archive price' }).click();
  await drawer.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByRole('button', { name: 'Restore price' }).click();
  await drawer.getByRole('button', { name: 'Archive', exact: true }).waitFor();

  await page.keyboard.press('Escape');
  await page.waitForURL(`**/catalog/${productId}`);
  await page.getByRole('row', { name: /€5\.00 every month/ }).waitFor();
});
