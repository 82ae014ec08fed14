import { makeMember, makeProduct, makeSyncedPrice, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { makeCustomer, stripePost } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('what was changed stands on the page of the product, before and after, and in the audit log, which the address narrows', async () => {
  const name = uniqueName('Almanac');
  const id = await makeProduct(panel, name);
  await panel.api('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }', { input: { id, name: `${name}, new edition` } });
  const page = await panel.open(`/catalog/${id}`);
  const history = page.getByRole('region', { name: 'Changes' });
  await history.getByRole('button', { name: 'Show what changed: Update product' }).click();
  const changed = history.getByRole('table', { name: 'What changed: Update product' });
  await changed.getByText(name, { exact: true }).waitFor();
  await changed.getByText(`${name}, new edition`).waitFor();

  await page.goto(`${panel.environment.baseUrl}/audit?object=${id}`);
  const entries = page.getByTestId('audit-entry');
  await entries.filter({ hasText: 'Create product' }).waitFor();
  await entries.filter({ hasText: 'Update product' }).getByText(panel.environment.email).waitFor();
  await page.getByRole('combobox', { name: 'Action' }).fill('updateProduct');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/audit?action=updateProduct&object=${id}`);
  await entries.filter({ hasText: 'Create product' }).waitFor({ state: 'detached' });
  await entries.filter({ hasText: 'Update product' }).getByRole('link', { name: id }).click();
  await page.getByRole('heading', { level: 1, name: `${name}, new edition` }).waitFor();
});

test('two people who edit one member: the second sees what the first saved, and decides', async () => {
  const name = uniqueName('Emmy');
  const id = await makeMember(panel, { name });
  const page = await panel.open(`/members/${id}/edit`);
  await page.getByLabel('Name').fill(`${name} Noether`);
  await panel.api('mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { member { id } } }', { input: { id, name: `${name} N.` } });
  await page.getByRole('button', { name: 'Save changes' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else changed this member' });
  await notice.getByRole('cell', { name: `${name} N.` }).waitFor();
  await notice.getByRole('cell', { name: `${name} Noether` }).waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('heading', { level: 1, name: `${name} Noether` }).waitFor();
});

test("access that an event of Stripe's began and ended stands on the member's page with the event, and with the event what it changed", async () => {
  const product = uniqueName('Gazette');
  const price = await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name: uniqueName('Lise') });
  const page = await panel.open(`/members/${memberId}`);
  const customer = await makeCustomer(panel.environment, { memberId });
  const subscription = await stripePost<{ id: string }>(panel.environment, 'subscriptions', { customer, 'items[0][price]': price });
  const entries = page.getByRole('region', { name: 'Changes' }).getByTestId('audit-entry');
  await entries.filter({ hasText: 'Access began' }).getByText('Stripe event').waitFor();
  await stripePost(panel.environment, `subscriptions/${subscription.id}`, { cancel_at_period_end: 'true' });
  await entries.filter({ hasText: 'Access changed' }).getByRole('button', { name: /Show what changed/ }).click();
  const changed = page.getByRole('table', { name: 'What changed: Access changed' });
  await changed.getByText(product).first().waitFor();
  await changed.getByText('Until').waitFor();

  await entries.filter({ hasText: 'Access changed' }).getByRole('link', { name: 'customer.subscription.updated' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'What it changed' }).click();
  await page.getByTestId('audit-entry').filter({ hasText: 'Access changed' }).getByRole('link', { name: memberId }).waitFor();
});
