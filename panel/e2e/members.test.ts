import { makeMember, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('a member is made, found by search, edited, archived and restored', async () => {
  const name = uniqueName('Ada Lovelace');
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@example.org`;
  const page = await panel.open('/members');
  await page.getByRole('link', { name: 'New member' }).first().click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('External ID').fill(`crm-${name}`);
  await page.getByRole('button', { name: 'Add metadata' }).click();
  await page.getByLabel('Key 1', { exact: true }).fill('chapter');
  await page.getByLabel('Value 1', { exact: true }).fill('London');
  await page.getByRole('button', { name: 'Create member' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText(`crm-${name}`).waitFor();
  await page.getByText('London').waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Members' }).click();
  await page.getByLabel('Search members').fill(email);
  await page.getByText('1 member', { exact: true }).waitFor();
  await page.getByRole('link', { name }).click();

  await page.getByRole('link', { name: 'Edit' }).click();
  const renamed = name.replace('Ada', 'Augusta Ada');
  await page.getByLabel('Name').fill(renamed);
  await page.getByLabel('External ID').fill('');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('heading', { level: 1, name: renamed }).waitFor();
  expect(await page.getByText(`crm-${name}`).count()).toBe(0);

  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByRole('dialog').getByText('running subscriptions go on').waitFor();
  await page.getByRole('button', { name: 'Archive member' }).click();
  await page.getByText('This member is archived').waitFor();

  await page.goto(`${panel.environment.baseUrl}/members?q=${encodeURIComponent(renamed)}`);
  await page.getByText('No member matches').waitFor();
  await page.getByText('Archived', { exact: true }).click();
  await page.getByRole('link', { name: renamed }).click();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByRole('button', { name: 'Restore member' }).click();
  await page.getByRole('button', { name: 'Archive', exact: true }).waitFor();
  expect(await page.getByText('This member is archived').count()).toBe(0);
});

test("an address that another member has is refused on its field; so is restoring somebody whose address is taken", async () => {
  const email = `${uniqueName('grace').replace(' ', '')}@example.org`;
  const first = uniqueName('Grace');
  const firstId = await makeMember(panel, { name: first, email });
  const page = await panel.open('/members/new');
  await page.getByLabel('Name').fill(uniqueName('Another Grace'));
  await page.getByLabel('E-mail').fill(email.toUpperCase());
  await page.getByRole('button', { name: 'Create member' }).click();
  await page.getByText('Another member has this e-mail address').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'email');

  await panel.api('mutation ($id: ID!) { archiveMember(id: $id) { member { id } } }', { id: firstId });
  await page.getByRole('button', { name: 'Create member' }).click();
  await page.getByRole('heading', { level: 1, name: 'Another Grace' }).waitFor();

  await page.goto(`${panel.environment.baseUrl}/members/${firstId}`);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByRole('button', { name: 'Restore member' }).click();
  await page.getByText('Not restored').waitFor();
  await page.getByText('Another member has this e-mail address now').waitFor();
});

test('paging leads to older members and back, has an address, and survives a reload', async () => {
  const word = uniqueName('choir').replace(' ', '');
  for (let index = 0; index < 41; index++) await makeMember(panel, { name: `${word} ${String(index).padStart(2, '0')}` });
  const page = await panel.open(`/members?q=${word}`);
  await page.getByText('1–20 of 41 members').waitFor();
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByRole('link', { name: `${word} 20` }).waitFor();
  await page.getByText('21–40 of 41 members').waitFor();
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByText('41–41 of 41 members').waitFor();
  await page.reload();
  await page.getByRole('link', { name: `${word} 00` }).waitFor();
  await page.getByRole('button', { name: 'Newer' }).click();
  await page.getByText('21–40 of 41 members').waitFor();

  // Somebody else opens the address: the way back is not known, the way to the newest is.
  const shared = await panel.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await shared.getByText('41 members', { exact: true }).waitFor();
  await shared.getByRole('button', { name: 'Newest' }).click();
  await shared.getByText('1–20 of 41 members').waitFor();
  expect(new URL(shared.url()).searchParams.has('after')).toBe(false);
  await shared.goto(`${panel.environment.baseUrl}/members?after=nonsense`);
  await shared.getByText('There is no such page').waitFor();
  await shared.getByRole('button', { name: 'Go to the newest' }).click();
  await shared.getByRole('table', { name: 'Members' }).waitFor();
});

test('a member is found from anywhere', async () => {
  const name = uniqueName('Hedy');
  await makeMember(panel, { name, kind: 'ORGANIZATION' });
  const page = await panel.open('/');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search products, members and actions').fill(name);
  await page.getByRole('button', { name }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
});
