import { makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { clearFaults, failCalls } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(async () => {
  if (!panel) return;
  await clearFaults(panel.environment);
  await panel.close();
});

test('while Stripe fails the badge stays Pending, says why to the keyboard too, and a retry heals it', async () => {
  const productId = await makeProduct(panel, uniqueName('Stubborn'));
  const page = await panel.open(`/catalog/${productId}`);
  const badge = page.locator('header').getByTestId('sync-badge');
  await badge.getByText('Synced').waitFor();

  await failCalls(panel.environment, { status: 500, match: { method: 'POST', path: '/v1/products' } });
  await panel.api('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }', { input: { id: productId, unitLabel: 'seat' } });
  await page.locator('header [data-testid="sync-badge"][data-tone="attention"]').waitFor();
  expect(await badge.textContent()).toBe('Pending');
  await badge.focus();
  const tooltip = page.getByRole('tooltip');
  await tooltip.getByText(/waiting for Stripe for/).waitFor();
  expect(await tooltip.textContent()).toMatch(/Tried (once|\d+ times)/);

  await clearFaults(panel.environment);
  await page.getByRole('button', { name: 'Retry now' }).click();
  await badge.getByText('Synced').waitFor();
  await page.getByRole('button', { name: 'Retry now' }).waitFor({ state: 'hidden' });
  await page.getByTestId('announcer').getByText(/Synced/).waitFor({ state: 'attached' });
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('without a connection the page keeps what it has and says so; it recovers by itself', async () => {
  const name = uniqueName('Offline');
  const page = await panel.open(`/catalog/${await makeProduct(panel, name)}`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await panel.context.setOffline(true);
  await page.getByText('Connection lost, retrying.').waitFor();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await panel.context.setOffline(false);
  await page.getByText('Connection lost, retrying.').waitFor({ state: 'hidden' });
});

test('an address that nothing has says so', async () => {
  const page = await panel.open('/catalog/01a20925-0000-7000-8000-000000000000');
  await page.getByText('There is no such product').waitFor();
  await page.goto(`${panel.environment.baseUrl}/nowhere/at-all`);
  await page.getByText('There is no such page').waitFor();
});
