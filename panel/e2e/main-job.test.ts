import { openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { stripeObject } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());

test('a product and a price made in the panel reach Stripe, and their badges turn by themselves', async () => {
  const page = await panel.open('/catalog');
  let loads = 0;
  page.on('load', () => loads++);
  const name = uniqueName('Supporter');

  await page.getByRole('link', { name: 'New product' }).first().click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Description').fill('Stands behind the work.');
  await page.getByRole('button', { name: 'Create product' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('link', { name: 'Add price' }).click();
  await page.getByLabel('Amount').fill('5');
  expect(await page.getByTestId('price-preview').textContent()).toBe('€5.00 every month');
  await page.getByRole('button', { name: 'Create price' }).click();

  const row = page.getByRole('row', { name: /€5\.00 every month/ });
  await row.waitFor();
  // Watched from the moment the row is there: the badge may only go forward, from Pending to Synced.
  const seen = await row.getByTestId('sync-badge').evaluate((badge) => new Promise<string[]>((resolve, reject) => {
    const words = [badge.textContent];
    const giveUp = setTimeout(() => reject(new Error(`still ${words.join(', ')}`)), 10_000);
    const finish = () => {
      if (words.at(-1) !== 'Synced') return;
      clearTimeout(giveUp);
      resolve(words);
    };
    new MutationObserver(() => {
      if (badge.textContent !== words.at(-1)) words.push(badge.textContent);
      finish();
    }).observe(badge, { childList: true, subtree: true, characterData: true });
    finish();
  }));
  expect([['Pending', 'Synced'], ['Synced']]).toContainEqual(seen);
  await page.locator('header').getByTestId('sync-badge').getByText('Synced').waitFor();
  expect(loads).toBe(0);

  const productLink = await page.getByRole('link', { name: /Open in Stripe/ }).getAttribute('href');
  const productId = /^https:\/\/dashboard\.stripe\.com\/acct_\w+\/test\/products\/(prod_\w+)$/.exec(productLink ?? '')?.[1];
  expect(productLink).toMatch(/\/test\/products\/prod_/);
  await row.getByRole('button', { name: /Actions/ }).click();
  const priceItem = page.getByRole('menuitem', { name: /Open in Stripe/ });
  const priceLink = await priceItem.getAttribute('href');
  expect(await priceItem.getAttribute('rel')).toContain('noopener');
  const priceId = /^https:\/\/dashboard\.stripe\.com\/acct_\w+\/test\/prices\/(price_\w+)$/.exec(priceLink ?? '')?.[1];
  expect(priceLink).toMatch(/\/test\/prices\/price_/);

  const product = await stripeObject<{ name: string; description: string; active: boolean }>(panel.environment, `products/${productId}`);
  expect(product).toMatchObject({ name, description: 'Stands behind the work.', active: true });
  const price = await stripeObject<object>(panel.environment, `prices/${priceId}`);
  expect(price).toMatchObject({ product: productId, unit_amount: 500, currency: 'eur', recurring: { interval: 'month', interval_count: 1 } });

  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('what somebody else changes shows on a page that is already open', async () => {
  const name = uniqueName('Patron');
  const made = await panel.api<{ createProduct: { product: { id: string } } }>(
    'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }', { input: { name } },
  );
  const page = await panel.open(`/catalog/${made.createProduct.product.id}`);
  await page.locator('header').getByTestId('sync-badge').getByText('Synced').waitFor();
  // Somebody else renames it: this page shows the new name and the badge without anybody touching it.
  await panel.api('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }', {
    input: { id: made.createProduct.product.id, name: `${name} II` },
  });
  await page.getByRole('heading', { level: 1, name: `${name} II` }).waitFor({ timeout: 4000 });
  await page.locator('header').getByTestId('sync-badge').getByText('Synced').waitFor();
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});
