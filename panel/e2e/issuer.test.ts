import { otherBrowser } from './operator.ts';
import { openPanel, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());

test('whoever the issuer knows is signed in by it, and has no password here; a refusal is explained', async () => {
  const { context, misdeeds } = await otherBrowser(panel);
  const page = await context.newPage();
  await page.goto(`${panel.environment.baseUrl}/sign-in?error=no_role`);
  await page.getByRole('alert').getByText('your account has no role in Member Console').waitFor();
  await page.goto(`${panel.environment.baseUrl}/sign-in?next=%2Faccount`);
  await page.getByRole('button', { name: 'Sign in with Example ID' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  await page.getByText('issuer@example.com').first().waitFor();
  await page.getByText('You sign in at your organisation').waitFor();
  expect(await page.getByRole('heading', { name: 'Password' }).count()).toBe(0);
  expect(misdeeds.errors.filter((error) => !error.includes('status of 401'))).toEqual([]);

  const operators = await panel.open('/settings/operators');
  await operators.getByTestId('operator-row').filter({ hasText: 'issuer@example.com' }).getByText('Viewer').waitFor();
  await context.close();
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});
