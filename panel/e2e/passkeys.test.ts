import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { fillSignIn } from './browser.ts';
import { makeOperator, otherBrowser } from './operator.ts';
import { openPanel, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());

/** Gives a page a device that keeps passkeys and always finds that it is its owner. */
async function plugIn(context: BrowserContext, page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { cdp, authenticatorId };
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').waitFor();
}

test('a passkey is added, signs in instead of the password, is renamed and removed; then it signs nobody in', async () => {
  const operator = await makeOperator(panel);
  const { context, misdeeds } = await otherBrowser(panel);
  const page = await context.newPage();
  await page.goto(`${panel.environment.baseUrl}/sign-in?next=%2Faccount`);
  await fillSignIn(page, operator);
  const device = await plugIn(context, page);
  const card = page.getByRole('region', { name: 'Passkeys' });
  await card.getByRole('button', { name: 'Add a passkey…' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Test device');
  await page.getByLabel('Name', { exact: true }).press('Enter');
  const row = card.getByTestId('passkey-row');
  await row.getByText('On one device only').waitFor();
  await row.getByText('never used').waitFor();

  await card.getByRole('button', { name: 'Add a passkey…' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').getByText('There is a passkey of yours on this device already.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await device.cdp.send('WebAuthn.setUserVerified', { authenticatorId: device.authenticatorId, isUserVerified: false });
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').getByText('No passkey was used').waitFor();
  await device.cdp.send('WebAuthn.setUserVerified', { authenticatorId: device.authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();

  await page.goto(`${panel.environment.baseUrl}/account`);
  await row.getByText(/last used/).waitFor();
  await row.getByRole('button', { name: 'Actions for Test device' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Old device');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await row.getByText('Old device').waitFor();

  const operators = await panel.open('/settings/operators');
  await operators.getByTestId('operator-row').filter({ hasText: operator.email }).getByText('Passkey', { exact: true }).waitFor();

  await row.getByRole('button', { name: 'Actions for Old device' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove passkey' }).click();
  await row.waitFor({ state: 'detached' });
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').getByText('This passkey is not known here any more.').waitFor();
  expect(misdeeds.foreignRequests).toEqual([]);
  // The browser itself reports the refusals: at the end, and of a device that offers itself without having found its owner.
  expect(misdeeds.errors.filter((error) => !/status of 401|status of 400.*\/passkey\/verify-authentication$/.test(error))).toEqual([]);
  await context.close();
}, 300_000);

test('at another address than the public one there are no buttons for passkeys, and the account page says why', async () => {
  const operator = await makeOperator(panel);
  const { context } = await otherBrowser(panel);
  const page = await context.newPage();
  const elsewhere = panel.environment.baseUrl.replace('localhost', '127.0.0.1');
  await page.goto(`${elsewhere}/sign-in?next=%2Faccount`);
  await fillSignIn(page, operator);
  const card = page.getByRole('region', { name: 'Passkeys' });
  await card.getByRole('link', { name: `open it at ${panel.environment.baseUrl}` }).waitFor();
  expect(await card.getByRole('button').count()).toBe(0);
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with Example ID' }).waitFor();
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
  await context.close();
}, 300_000);
