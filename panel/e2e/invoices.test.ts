import { makeMember, makeSyncedPrice, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { makeCustomer, stripePost } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('an invoice is found by its customer, opens over the list with its lines, and the filters survive a reload', async () => {
  const product = uniqueName('Cello');
  const name = uniqueName('Pablo');
  const price = await makeSyncedPrice(panel, product);
  const customer = await makeCustomer(panel.environment, { name, memberId: await makeMember(panel, { name }) });
  const page = await panel.open(`/invoices?status=paid&q=${customer}`);
  await page.getByText('No invoice matches').waitFor();

  // The page follows by itself.
  await stripePost(panel.environment, 'subscriptions', { customer, 'items[0][price]': price, 'items[0][quantity]': '2' });
  const row = page.getByTestId('invoice-row');
  await row.getByText('Paid').waitFor();
  await row.getByRole('link', { name }).waitFor();
  await row.getByText('€10.00').waitFor();

  await row.getByRole('link').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('table', { name: 'Lines' }).getByText(product).waitFor();
  expect(await drawer.getByRole('link', { name: /Open in Stripe/ }).getAttribute('href')).toMatch(/\/test\/invoices\/in_\w+$/);
  await page.keyboard.press('Escape');
  await page.waitForURL(`**/invoices?status=paid&q=${customer}`);
  await page.reload();
  await row.getByText('Paid').waitFor();
  expect(await page.getByLabel('Find by number or ID').inputValue()).toBe(customer);

  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Void' }).click();
  await page.getByText('No invoice matches').waitFor();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await page.waitForFunction(() => location.search === '');
});
