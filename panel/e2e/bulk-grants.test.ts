import type { Page } from 'playwright-core';
import { makeReaders } from './entitlements.ts';
import { makeMember, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

async function fillGrant(page: Page, setName: string): Promise<void> {
  await page.getByLabel('Entitlement set').fill(setName);
  await page.getByRole('option', { name: setName }).click();
  await page.getByLabel('Reason').fill('A thank you');
}

/** The names of those who hold a set by a grant. */
async function holders(setId: string): Promise<string[]> {
  const { grants } = await panel.api<{ grants: { items: { member: { name: string } }[] } }>(
    'query ($filter: GrantFilter) { grants(filter: $filter) { items { member { name } } } }', { filter: { entitlementSetId: setId } },
  );
  return grants.items.map(({ member }) => member.name).toSorted();
}

test('a grant is given to the members of a file; first it is shown who would gain what, and who is not known', async () => {
  const { feature, setName, setId } = await makeReaders(panel);
  const [ada, ben] = [uniqueName('Ada'), uniqueName('Ben')];
  const email = `${ada.replace(' ', '.')}@example.org`;
  await makeMember(panel, { name: ada, email });
  const benId = await makeMember(panel, { name: ben });
  const page = await panel.open('/grants');
  await page.getByRole('link', { name: 'Grant to many' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(`${email}\n${benId}\nnobody@example.org\n`),
  });
  await page.getByText('3 members named').waitFor();
  await fillGrant(page, setName);
  await page.getByRole('button', { name: 'See who would gain what' }).click();
  const outcome = page.getByTestId('bulk-outcome');
  await outcome.getByRole('heading', { name: '2 members would get the grant' }).waitFor();
  await outcome.getByText('nobody@example.org').waitFor();
  await outcome.getByRole('row', { name: new RegExp(`${ada}.*${feature}`) }).waitFor();
  expect(await holders(setId)).toEqual([]);

  await page.getByRole('button', { name: 'Give to 2 members' }).click();
  await page.waitForURL('**/grants?*');
  await page.getByTestId('grant-row').filter({ hasText: ben }).waitFor();
  expect(await holders(setId)).toEqual([ada, ben]);
});

test('a grant is given to whoever a search finds; when others match meanwhile, that is shown before anybody gets it', async () => {
  const { setName, setId } = await makeReaders(panel);
  const word = uniqueName('Choir').replace(' ', '');
  const names = [`${word} Alto`, `${word} Bass`];
  for (const name of names) await makeMember(panel, { name, kind: 'ORGANIZATION' });
  await makeMember(panel, { name: `${word} Conductor`, kind: 'PERSON' });
  const page = await panel.open(`/members?q=${word}&kind=organization`);
  await page.getByRole('link', { name: 'Grant to these' }).click();
  await expect(page.getByRole('textbox', { name: 'Search' }).inputValue()).resolves.toBe(word);
  await fillGrant(page, setName);
  await page.getByRole('button', { name: 'See who would gain what' }).click();
  await page.getByRole('heading', { name: '2 members would get the grant' }).waitFor();

  await makeMember(panel, { name: `${word} Tenor`, kind: 'ORGANIZATION' });
  await page.getByRole('button', { name: 'Give to 2 members' }).click();
  await page.getByRole('alert').getByText('It would be given to other members by now').waitFor();
  expect(await holders(setId)).toEqual([]);

  await page.getByRole('button', { name: 'See who would gain what' }).click();
  await page.getByRole('heading', { name: '3 members would get the grant' }).waitFor();
  await page.getByRole('button', { name: 'Give to 3 members' }).click();
  await page.waitForURL('**/grants?*');
  expect(await holders(setId)).toEqual([...names, `${word} Tenor`]);
});
