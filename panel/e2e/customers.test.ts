import { makeMember, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { makeCustomer } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());

test('a customer that somebody made in Stripe is found, and given to the member whose it is', async () => {
  const name = uniqueName('Edith');
  const memberId = await makeMember(panel, { name });
  const stranger = uniqueName('Stranger');
  const customer = await makeCustomer(panel.environment, { name: stranger });
  const page = await panel.open('/drift');
  await page.getByRole('link', { name: 'Customers of nobody' }).click();
  await page.getByLabel('Find by ID or e-mail').fill(customer);
  await page.waitForURL(`**/drift/customers?q=${customer}`);
  const row = page.getByTestId('customer-row').filter({ hasText: customer });
  await row.getByText(stranger).waitFor();
  expect(await row.getByRole('link', { name: customer }).getAttribute('href')).toMatch(new RegExp(`/test/customers/${customer}$`));

  await row.getByRole('button', { name: 'Connect…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await dialog.getByText('Choose a member.').waitFor();
  await dialog.getByLabel('Member').fill(name);
  await page.getByRole('option', { name }).click();
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await page.getByText(`${stranger} is ${name} now.`).waitFor();
  await page.getByText('No customer matches').waitFor();

  await page.goto(`${panel.environment.baseUrl}/members/${memberId}`);
  await page.getByRole('link', { name: customer }).waitFor();
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});
