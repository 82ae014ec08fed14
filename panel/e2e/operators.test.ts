import { fillSignIn } from './browser.ts';
import { openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('an operator is invited by a link, begins with it, sees what the role allows, ends a session, and is disabled', async () => {
  const name = uniqueName('Vera');
  const email = `${name.replace(' ', '.').toLowerCase()}@example.org`;
  const password = `${uniqueName('a sentence nobody guesses')} 7`;
  const page = await panel.open('/settings/operators');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Viewer').check();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = new URL(await dialog.getByRole('region', { name: 'Link' }).textContent() ?? '');
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByTestId('invitation-row').filter({ hasText: email }).waitFor();

  const theirs = await panel.browser.newContext();
  theirs.setDefaultTimeout(60_000);
  const invited = await theirs.newPage();
  await invited.goto(`${panel.environment.baseUrl}${link.pathname}${link.hash}`);
  await invited.getByText(email).waitFor();
  await invited.getByLabel('Your name').fill(name);
  await invited.getByLabel('Password', { exact: true }).fill(password);
  await invited.getByRole('button', { name: 'Begin' }).click();
  await invited.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const navigation = invited.getByRole('navigation', { name: 'Main' });
  await navigation.getByRole('link', { name: 'Audit log' }).waitFor();
  expect(await navigation.getByRole('link', { name: 'Operators' }).count()).toBe(0);
  await navigation.getByRole('link', { name: 'Members' }).click();
  const newMember = invited.getByRole('link', { name: 'New member' }).first();
  await newMember.hover();
  await invited.getByRole('tooltip').getByText(/needs the role support or admin/).waitFor();
  await newMember.press('Enter');
  expect(new URL(invited.url()).pathname).toBe('/members');
  await invited.goto(`${panel.environment.baseUrl}/account`);
  await invited.getByTestId('session-row').getByText('This one').waitFor();

  const row = page.getByTestId('operator-row').filter({ hasText: email });
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await page.getByRole('button', { name: 'Disable operator' }).click();
  await row.getByText('Disabled').waitFor();
  await invited.goto(`${panel.environment.baseUrl}/sign-in`);
  await fillSignIn(invited, { email, password });
  await invited.getByRole('alert').waitFor();
  await theirs.close();
}, 300_000);
