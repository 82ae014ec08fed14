import { makeMember, makeSyncedPrice, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { makeCustomer, stripePost } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());

test("a link is made on the member's page; once the member has paid, that page shows it without a reload", async () => {
  const product = uniqueName('Fellowship');
  const name = uniqueName('Wilma');
  await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name, email: `${name.replace(' ', '.').toLowerCase()}@example.org` });
  const page = await panel.open(`/members/${memberId}`);
  await page.getByText('No subscription').waitFor();

  await page.getByRole('button', { name: 'Checkout link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  await dialog.getByText('Choose a price.').waitFor();
  await dialog.getByRole('combobox', { name: 'Price' }).fill(product);
  await page.getByRole('option', { name: product }).click();
  await dialog.getByLabel('Quantity').fill('2');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const link = await dialog.getByLabel('Checkout link').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();

  // The member's own browser, which knows nothing of the console's session.
  const visitor = await (await panel.browser.newContext()).newPage();
  visitor.setDefaultTimeout(30_000);
  await visitor.goto(link);
  await visitor.getByText(product).waitFor();
  await visitor.getByLabel('Card number').fill('4242 4242 4242 4242');
  await visitor.getByLabel('Expiration').fill('12 / 34');
  await visitor.getByLabel('CVC').fill('123');
  await visitor.getByLabel('Cardholder name').fill(name);
  await visitor.getByRole('button', { name: 'Subscribe' }).click();
  await visitor.waitForURL('**/thank-you');

  await page.getByTestId('subscription-row').getByText('Active').waitFor();
  await page.getByTestId('invoice-row').getByText('Paid').waitFor();
  await page.getByTestId('invoice-row').getByText('€10.00').waitFor();

  const tabs = page.getByRole('navigation', { name: 'Member', exact: true });
  await tabs.getByRole('link', { name: 'Payments' }).click();
  await page.getByTestId('payment-row').getByText('Succeeded').waitFor();
  await tabs.getByRole('link', { name: 'Timeline' }).click();
  await page.getByTestId('moment').getByText(`Subscribed to ${product}`).waitFor();
  await page.getByTestId('moment').getByText(/^Paid invoice/).waitFor();
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
}, 240_000);

test('who has a product already is not asked to pay twice by accident', async () => {
  const product = uniqueName('Stipend');
  const name = uniqueName('Hanna');
  const price = await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name });
  const customer = await makeCustomer(panel.environment, { name, memberId });
  await stripePost(panel.environment, 'subscriptions', { customer, 'items[0][price]': price });
  const page = await panel.open(`/members/${memberId}`);
  await page.getByTestId('subscription-row').waitFor();
  await page.getByRole('button', { name: 'Checkout link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Price' }).fill(product);
  await page.getByRole('option', { name: product }).click();
  await dialog.getByRole('button', { name: 'Make link' }).click();
  await dialog.getByText(`${name} has this already`).waitFor();
  await dialog.getByRole('button', { name: 'Make the link anyway' }).click();
  expect(await dialog.getByLabel('Checkout link').inputValue()).toMatch(/^https?:\/\//);
  expect(panel.misdeeds.foreignRequests).toEqual([]);
});

test('the filters of the payments survive a reload, and an empty list says what to do', async () => {
  const page = await panel.open('/payments');
  await page.getByLabel('Find by ID').fill('pi_nothing');
  await page.getByText('No payment matches').waitFor();
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Needs the member' }).click();
  await page.waitForURL('**/payments?status=requires_action&q=pi_nothing');
  await page.reload();
  await page.getByText('No payment matches').waitFor();
  expect(await page.getByLabel('Find by ID').inputValue()).toBe('pi_nothing');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await page.waitForFunction(() => location.search === '');
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});
