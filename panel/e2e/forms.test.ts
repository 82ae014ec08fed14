import { makePrice, makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('a product without a name is not sent; the field says so and has the focus', async () => {
  const page = await panel.open('/catalog/new');
  await page.getByRole('button', { name: 'Create product' }).click();
  await page.getByText('Enter a name.').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  expect(new URL(page.url()).pathname).toBe('/catalog/new');
});

test("the server's messages stand on their fields", async () => {
  const productId = await makeProduct(panel, uniqueName('Archive'));
  const lookupKey = uniqueName('archive').replace(' ', '_');
  await makePrice(panel, productId, { lookupKey });
  const page = await panel.open(`/catalog/${productId}/prices/new`);
  await page.getByLabel('Amount').fill('9.00');
  await page.getByLabel('Lookup key').fill(lookupKey);
  await page.getByRole('button', { name: 'Create price' }).click();

  const field = page.getByLabel('Lookup key');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const message = await page.locator(`#${(await field.getAttribute('aria-describedby'))?.split(' ').find((id) => id.endsWith('error'))}`).textContent();
  expect(message).toMatch(/another price has this lookup key/i);

  await field.fill(`${lookupKey}_2`);
  await page.getByRole('button', { name: 'Create price' }).click();
  await page.getByRole('row', { name: /€9\.00/ }).waitFor();
});

test.each([
  ['eur', '12,50', '€12.50 every month'],
  ['eur', '1 234,50', '€1,234.50 every month'],
  ['jpy', '¥1,200', '¥1,200 every month'],
  ['kwd', '1.250', 'KWD 1.250 every month'],
])('%s: %s is understood as %s', async (currency, typed, preview) => {
  const page = await panel.open(`/catalog/${await makeProduct(panel, uniqueName('Money'))}/prices/new`);
  await page.getByRole('combobox', { name: 'Currency' }).fill(currency.toUpperCase());
  await page.getByRole('option', { name: new RegExp(`^${currency}`, 'i') }).click();
  await page.getByLabel('Amount').fill(typed);
  const said = await page.getByTestId('price-preview').textContent();
  expect(said?.replaceAll('\u00a0', ' ')).toBe(preview);
  await page.close({ runBeforeUnload: false });
});

test('an amount that could be read in two ways, or is too small, is refused with a way out', async () => {
  const page = await panel.open(`/catalog/${await makeProduct(panel, uniqueName('Doubt'))}/prices/new`);
  await page.getByLabel('Amount').fill('1,234');
  await page.getByRole('button', { name: 'Create price' }).click();
  await page.getByText(/can be read in two ways.*1234\.00/).waitFor();
  await page.getByLabel('Amount').fill('0.10');
  await page.getByRole('button', { name: 'Create price' }).click();
  await page.getByText("Stripe's smallest charge in EUR is €0.50.").waitFor();
});

test('a price with tiers shows them in its details', async () => {
  const page = await panel.open(`/catalog/${await makeProduct(panel, uniqueName('Seats'))}/prices/new`);
  await page.getByLabel('Pricing').selectOption('tiers');
  await page.getByLabel('Tier 1, per unit').fill('5');
  await page.getByLabel('Tier 2, per unit').fill('4');
  await page.getByLabel('Tier 2, flat fee').fill('10');
  await page.getByRole('button', { name: 'Create price' }).click();
  await page.getByRole('link', { name: 'From €5.00 per unit every month' }).click();
  const tiers = page.getByRole('dialog').getByRole('table', { name: 'Tiers' });
  await tiers.getByRole('row', { name: '11 and above €4.00 €10.00' }).waitFor();
});

test('leaving a form with something typed asks first', async () => {
  const page = await panel.open('/catalog/new');
  await page.getByLabel('Name').fill('Half a thought');
  await page.getByRole('link', { name: 'Home' }).first().click();
  await page.getByRole('dialog').getByText('Leave without saving?').waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Name').inputValue()).toBe('Half a thought');
  await page.getByRole('link', { name: 'Home' }).first().click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('a product can be made with the keyboard alone', async () => {
  const page = await panel.open('/');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const name = uniqueName('Keyboard');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search products, members and actions').waitFor();
  await page.keyboard.type('new product');
  // Enter takes what is highlighted, so whoever uses the keyboard waits to see that too.
  await page.getByRole('button', { name: 'New product' }).and(page.locator('[data-selected]')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'New product' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});
