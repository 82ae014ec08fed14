import { makeMember, makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

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
