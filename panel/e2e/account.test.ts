import type { Page } from 'playwright-core';
import { fillSignIn } from './browser.ts';
import { codeOf, makeOperator, otherBrowser, type OperatorUnderTest } from './operator.ts';
import { openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

/** Signs in with the password alone and opens the account page. */
async function openAccount(page: Page, operator: OperatorUnderTest): Promise<void> {
  await page.goto(`${panel.environment.baseUrl}/sign-in?next=%2Faccount`);
  await fillSignIn(page, operator);
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').waitFor();
}

test('codes from an app are turned on and asked for; a backup code helps out; an admin can reset them', async () => {
  const operator = await makeOperator(panel);
  const { context, misdeeds } = await otherBrowser(panel);
  const page = await context.newPage();
  await openAccount(page, operator);
  const card = page.getByRole('region', { name: 'Authenticator app' });
  await card.getByRole('button', { name: 'Turn on…' }).click();
  await page.getByLabel('Your password').fill('not the password');
  await page.getByLabel('Your password').press('Enter');
  await page.getByText('This is not your present password.').waitFor();
  await page.getByLabel('Your password').fill(operator.password);
  await page.getByLabel('Your password').press('Enter');
  await page.getByRole('img', { name: 'The secret as a QR code' }).waitFor();
  const secret = await page.getByRole('region', { name: 'Secret' }).textContent() ?? '';
  await page.getByLabel('Code', { exact: true }).fill(await codeOf(secret));
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  const [backupCode = ''] = (await page.getByRole('region', { name: 'Backup codes' }).textContent() ?? '').split('\n');
  await page.getByRole('button', { name: 'I have stored them' }).click();
  await card.getByText('On', { exact: true }).waitFor();

  await signOut(page);
  await fillSignIn(page, operator);
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await page.getByRole('alert').getByText('This is not the code').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(await codeOf(secret, 1));
  await page.getByLabel('Code', { exact: true }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();

  await signOut(page);
  await fillSignIn(page, operator);
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(backupCode);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await signOut(page);

  const operators = await panel.open('/settings/operators');
  const row = operators.getByTestId('operator-row').filter({ hasText: operator.email });
  await row.getByText('Second factor', { exact: true }).waitFor();
  await row.getByRole('button', { name: `Actions for ${operator.name}` }).click();
  await operators.getByRole('menuitem', { name: 'Reset second factor…' }).click();
  await operators.getByRole('button', { name: 'Reset second factor' }).click();
  await row.getByText('Second factor', { exact: true }).waitFor({ state: 'hidden' });
  await fillSignIn(page, operator);
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  expect(misdeeds.foreignRequests).toEqual([]);
  // The browser itself reports each refusal, which is what this test is about.
  expect(misdeeds.errors.filter((error) => !/status of 40[01]/.test(error))).toEqual([]);
  await context.close();
}, 300_000);

test('the password is changed, which ends the other browsers; another session is ended alone', async () => {
  const operator = await makeOperator(panel);
  const [here, there] = [await otherBrowser(panel), await otherBrowser(panel)];
  const [page, other] = [await here.context.newPage(), await there.context.newPage()];
  await openAccount(page, operator);
  await openAccount(other, operator);
  const sessions = page.getByTestId('session-row');
  await page.getByRole('button', { name: /^Sign out Chrom/ }).click();
  await sessions.nth(1).waitFor({ state: 'detached' });
  await other.reload();
  await other.getByLabel('E-mail').waitFor();

  await fillSignIn(other, operator);
  await other.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  const password = `${uniqueName('another sentence nobody guesses')} 8`;
  await page.getByLabel('Present password').fill('not the password');
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is not your present password.').waitFor();
  await page.getByLabel('Present password').fill(operator.password);
  await page.getByLabel('New password').fill('password1234');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is easily guessed').waitFor();
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await other.reload();
  await fillSignIn(other, operator);
  await other.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
  await fillSignIn(other, { ...operator, password });
  await other.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  await Promise.all([here.context.close(), there.context.close()]);
}, 300_000);
