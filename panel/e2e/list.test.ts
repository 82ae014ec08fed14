import { makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('search and filters are in the address: they survive a reload, and the back button undoes them', async () => {
  const name = uniqueName('Rehearsal');
  const productId = await makeProduct(panel, name);
  await panel.api('mutation ($id: ID!) { archiveProduct(id: $id) { product { id } } }', { id: productId });
  const page = await panel.open('/catalog');

  await page.getByLabel('Search products').fill(name);
  await page.getByText('No product matches').waitFor();
  await page.getByText('Archived', { exact: true }).click();
  await page.getByRole('link', { name }).waitFor();
  const address = new URL(page.url());
  expect(address.searchParams.get('q')).toBe(name);
  expect(address.searchParams.get('activity')).toBe('archived');

  await page.reload();
  await page.getByRole('link', { name }).waitFor();
  expect(await page.getByLabel('Search products').inputValue()).toBe(name);

  await page.goBack();
  await page.getByText('No product matches').waitFor();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await page.waitForFunction(() => location.search === '');
  expect(await page.getByLabel('Search products').inputValue()).toBe('');
});

test('sorting by a column and turning a page are in the address too', async () => {
  const word = uniqueName('Many').replace(' ', '');
  for (let index = 0; index < 21; index++) await makeProduct(panel, `${word} ${String(index).padStart(2, '0')}`);
  const page = await panel.open(`/catalog?q=${word}`);
  await page.getByRole('button', { name: 'Name' }).click();
  await page.waitForURL('**sort=name**');
  await page.getByRole('row').nth(1).getByText(`${word} 00`).waitFor();
  await page.getByText('1–20 of 21 products').waitFor();
  await page.getByRole('button', { name: 'Page 2' }).click();
  await page.getByRole('link', { name: `${word} 20` }).waitFor();
  expect(new URL(page.url()).searchParams.get('page')).toBe('2');
  await page.reload();
  await page.getByRole('link', { name: `${word} 20` }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: `${word} 00` }).waitFor();
});

test('the numbers on Home lead to what they count', async () => {
  await makeProduct(panel, uniqueName('Counted'));
  const page = await panel.open('/');
  await page.getByRole('link', { name: /^\d+ products?$/ }).first().click();
  await page.waitForURL('**/catalog?**sync=**');
  await page.getByRole('table', { name: 'Products' }).waitFor();
});
