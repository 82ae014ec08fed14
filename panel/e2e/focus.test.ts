import type { Locator, Page } from 'playwright-core';
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

/** Waits until an element has the focus. @throws Error when it does not get it */
async function hasFocus(page: Page, element: Locator): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement === wanted, await element.elementHandle());
}

/** The details of a grant, opened with the keyboard over the list. */
async function openGrant(): Promise<{ page: Page; link: Locator }> {
  const { setId } = await makeReaders(panel);
  const memberId = await makeMember(panel, { name: uniqueName('Ida') });
  await panel.api('mutation ($input: CreateGrantInput!) { createGrant(input: $input) { grant { id } } }', { input: { member: { id: memberId }, entitlementSetId: setId, reason: 'A thank you' } });
  const page = await panel.open(`/grants?member=${memberId}`);
  const link = page.getByTestId('grant-row').getByRole('link').first();
  await link.focus();
  await page.keyboard.press('Enter');
  return { page, link };
}

/** The list of the API keys, with one of this name. */
async function openApiKeys(name: string): Promise<Page> {
  await panel.api('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }', { input: { name, scopes: ['members:read'] } });
  return await panel.open('/settings/api-keys');
}

test('whoever closes a dialog with the keyboard is back at the button that opened it', async () => {
  const page = await panel.open('/settings/operators');
  const invite = page.getByRole('button', { name: 'Invite' });
  await invite.focus();
  await page.keyboard.press('Enter');
  await hasFocus(page, page.getByLabel('E-mail'));
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).waitFor();
  await page.keyboard.press('Escape');
  await hasFocus(page, invite);
});

test('a dialog that was opened from a menu leads back to the menu', async () => {
  const name = uniqueName('Website');
  const page = await openApiKeys(name);
  const menu = page.getByRole('button', { name: `Actions for ${name}` });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Rotate…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: `Rotate ${name}?` }).waitFor();
  await page.keyboard.press('Escape');
  await hasFocus(page, menu);
});

test('whoever closes the details of a row is back at the row', async () => {
  const { page, link } = await openGrant();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await hasFocus(page, link);
});

test('a question that was chosen from a menu leads back to the menu', async () => {
  const name = uniqueName('Importer');
  const page = await openApiKeys(name);
  // With its transitions: the menu has gone long before the question has.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const menu = page.getByRole('button', { name: `Actions for ${name}` });
  const question = page.getByRole('dialog', { name: `Revoke ${name}?` });
  for (const leave of ['Escape', 'Enter']) {
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Revoke…' }).focus();
    await page.keyboard.press('Enter');
    await question.waitFor();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    if (leave === 'Enter') await question.getByRole('button', { name: 'Cancel' }).focus();
    await page.keyboard.press(leave);
    await hasFocus(page, menu);
    await question.waitFor({ state: 'detached' });
    await hasFocus(page, menu);
  }
});

test('Escape pressed twice at once closes the details of a row and leaves the list open', async () => {
  const { page, link } = await openGrant();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).waitFor();
  // Both before the page draws again, which no two presses of a test can be relied on to be.
  await page.evaluate(() => {
    for (const _ of [1, 2]) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  });
  await hasFocus(page, link);
  expect(new URL(page.url()).pathname).toBe('/grants');
  await page.goBack();
  await page.getByRole('dialog').waitFor();
});
