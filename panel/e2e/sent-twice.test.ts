import { loseAnswerOnce } from './answers.ts';
import { makeReaders } from './entitlements.ts';
import { makeMember, makePrice, makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

const lost = /Something went wrong in the console\. Try again in a moment/;

/** The members who hold a set by a grant, once for each grant. */
async function holders(setId: string): Promise<string[]> {
  const { grants } = await panel.api<{ grants: { items: { member: { name: string } }[] } }>(
    'query ($filter: GrantFilter) { grants(filter: $filter) { items { member { name } } } }', { filter: { entitlementSetId: setId } },
  );
  return grants.items.map(({ member }) => member.name).toSorted();
}

test('a product whose first answer was lost is made once; with another name it is another one', async () => {
  const name = uniqueName('Once');
  const page = await panel.open('/catalog/new');
  await loseAnswerOnce(page, 'CreateProduct');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create product' }).click();
  await page.getByRole('alert').getByText(lost).waitFor();
  await page.getByRole('button', { name: 'Create product' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const { products } = await panel.api<{ products: { totalCount: number } }>('query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }', { filter: { search: name } });
  expect(products.totalCount).toBe(1);
});

test('an input that was changed after a lost answer is not refused', async () => {
  const [first, second] = [uniqueName('Before'), uniqueName('After')];
  const page = await panel.open('/members/new');
  await loseAnswerOnce(page, 'CreateMember');
  await page.getByLabel('Name').fill(first);
  await page.getByRole('button', { name: 'Create member' }).click();
  await page.getByRole('alert').getByText(lost).waitFor();
  await page.getByLabel('Name').fill(second);
  await page.getByRole('button', { name: 'Create member' }).click();
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
});

test('a price whose successor was made without an answer is replaced once', async () => {
  const productId = await makeProduct(panel, uniqueName('Desk'));
  const priceId = await makePrice(panel, productId);
  const page = await panel.open(`/catalog/${productId}/prices/${priceId}/replace`);
  await loseAnswerOnce(page, 'ReplacePrice');
  await page.getByLabel('Amount').fill('7.00');
  await page.getByRole('button', { name: 'Replace price' }).click();
  await page.getByRole('alert').getByText(lost).waitFor();
  await page.getByRole('button', { name: 'Replace price' }).click();
  await page.getByRole('row', { name: /€7\.00 every month/ }).waitFor();
  const { product } = await panel.api<{ product: { prices: object[] } }>('query ($id: ID!) { product(id: $id) { prices { id } } }', { id: productId });
  expect(product.prices).toHaveLength(2);
});

test('a grant is given once, to one member and to many', async () => {
  const { setName, setId } = await makeReaders(panel);
  const [one, other] = [uniqueName('Ada'), uniqueName('Ben')];
  const memberId = await makeMember(panel, { name: one });
  const otherId = await makeMember(panel, { name: other });

  const page = await panel.open(`/members/${memberId}/grants`);
  await loseAnswerOnce(page, 'CreateGrant');
  await page.getByRole('button', { name: 'Give a grant' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Entitlement set').fill(setName);
  await page.getByRole('option', { name: setName }).click();
  await dialog.getByLabel('Reason').fill('A thank you');
  await dialog.getByRole('button', { name: 'Give grant' }).click();
  await dialog.getByRole('alert').getByText(lost).waitFor();
  await dialog.getByRole('button', { name: 'Give grant' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await holders(setId)).toEqual([one]);

  await page.goto(`${panel.environment.baseUrl}/grants/bulk`);
  await page.getByRole('textbox', { name: 'Members' }).fill(otherId);
  await page.getByLabel('Entitlement set').fill(setName);
  await page.getByRole('option', { name: setName }).click();
  await page.getByLabel('Reason').fill('A thank you');
  await page.getByRole('button', { name: 'See who would gain what' }).click();
  await loseAnswerOnce(page, 'BulkGrant');
  await page.getByRole('button', { name: 'Give to 1 member' }).click();
  await page.getByRole('alert').getByText(lost).waitFor();
  await page.getByRole('button', { name: 'Give to 1 member' }).click();
  await page.waitForURL('**/grants?*');
  expect(await holders(setId)).toEqual([one, other].toSorted());
});

test('an API key whose secret was lost is made once, and it is said what to do', async () => {
  const name = uniqueName('Website');
  const page = await panel.open('/settings/api-keys/new');
  await loseAnswerOnce(page, 'CreateApiKey');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('members:read').check();
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('alert').getByText(lost).waitFor();
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByText('Rotate the key here to get a new secret.').waitFor();
  await page.getByTestId('api-key-row').filter({ hasText: name }).waitFor();
  expect(await page.getByTestId('api-key-row').filter({ hasText: name }).count()).toBe(1);
});
