import { refuse } from './answers.ts';
import { accessOf, makeReaders } from './entitlements.ts';
import { makeMember, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('a search that is not answered says so instead of showing the rows of the one before', async () => {
  const name = uniqueName('Emmy');
  await makeMember(panel, { name });
  const page = await panel.open(`/members?q=${encodeURIComponent(name)}`);
  const row = page.getByRole('row', { name });
  await row.waitFor();

  const answerAgain = await refuse(page, 'MemberList', 'INTERNAL_SERVER_ERROR', 'No.');
  // A refresh that fails in passing leaves what is current.
  await page.getByText('Connection lost, retrying.').waitFor();
  await row.waitFor();
  await page.getByLabel('Search members').fill('somebody else');
  await page.getByRole('alert').getByText('The members could not be loaded').waitFor();
  expect(await row.count()).toBe(0);

  await answerAgain();
  await page.getByText('No member matches').waitFor();
});

test('what is wrong with a filter is shown, and the connection is not blamed for it', async () => {
  const page = await panel.open('/audit');
  await page.getByRole('table', { name: 'Entries' }).waitFor();
  await refuse(page, 'AuditList', 'BAD_USER_INPUT', 'from: Choose a day before the last.');
  await page.getByRole('alert').getByText('from: Choose a day before the last.').waitFor();
  expect(await page.getByRole('table', { name: 'Entries' }).count()).toBe(0);
  expect(await page.getByText('Connection lost, retrying.').count()).toBe(0);
});

test('the access of now never stands under another moment, which can be left again', async () => {
  const { feature } = await makeReaders(panel);
  const page = await panel.open(`/members/${await makeMember(panel, { name: uniqueName('Clara') })}/access`);
  const item = accessOf(page, feature);
  await item.waitFor();
  const answerAgain = await refuse(page, 'MemberAccess', 'INTERNAL_SERVER_ERROR', 'No.');
  await page.getByLabel('As of').fill('2026-01-31T12:00');
  await page.getByText(/As it was answered for/).waitFor();
  await page.getByRole('alert').getByText('The access could not be loaded').waitFor();
  expect(await item.count()).toBe(0);
  await answerAgain();
  await page.getByRole('button', { name: 'Now' }).click();
  await page.getByText('As it is now').waitFor();
  await item.waitFor();
});

test('the page of a member shows nothing of the one before while it is asked for', async () => {
  const [first, second] = [uniqueName('Fanny'), uniqueName('Felix')];
  const secondId = await makeMember(panel, { name: second });
  const page = await panel.open(`/members/${await makeMember(panel, { name: first })}`);
  await page.getByRole('heading', { level: 1, name: first }).waitFor();
  await refuse(page, 'MemberPage', 'INTERNAL_SERVER_ERROR', 'No.');
  await page.evaluate((path) => {
    window.history.pushState({}, '', path);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `/members/${secondId}`);
  await page.getByRole('alert').getByText('The member could not be loaded').waitFor();
  expect(await page.getByRole('heading', { level: 1, name: first }).count()).toBe(0);
});
