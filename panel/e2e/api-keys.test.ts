import { openPanel, uniqueName, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

/** What the API answers an application with this secret: its name, or the code of the refusal. */
async function whoIs(secret: string): Promise<string> {
  const response = await fetch(`${panel.environment.baseUrl}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: JSON.stringify({ query: '{ viewer { name } }' }),
  });
  const body = (await response.json()) as { data?: { viewer?: { name: string } } | null; errors?: { extensions: { code: string } }[] };
  return body.data?.viewer?.name ?? body.errors?.[0]?.extensions.code ?? String(response.status);
}

test('a key is made, works, is rotated with an overlap, and revoked', async () => {
  const name = uniqueName('Website');
  const page = await panel.open('/settings/api-keys/new');
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByText('Choose at least one.').waitFor();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('members:read').check();
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  const first = await dialog.getByRole('region', { name: 'Secret' }).textContent() ?? '';
  expect(await whoIs(first)).toBe(name);
  await dialog.getByRole('button', { name: 'I have stored it' }).click();

  const rows = page.getByTestId('api-key-row').filter({ hasText: name });
  await rows.getByText('Active').waitFor();
  expect(await page.content()).not.toContain(first);
  await rows.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Rotate…' }).click();
  await page.getByRole('button', { name: 'Rotate key' }).click();
  const second = await dialog.getByRole('region', { name: 'Secret' }).textContent() ?? '';
  await dialog.getByRole('button', { name: 'I have stored it' }).click();
  await rows.getByText('Replaced').waitFor();
  expect(second).not.toBe(first);
  expect([await whoIs(first), await whoIs(second)]).toEqual([name, name]);

  await rows.filter({ hasText: 'Active' }).getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Revoke…' }).click();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await rows.getByText('Revoked').waitFor();
  expect(await whoIs(second)).toBe('UNAUTHENTICATED');
});
