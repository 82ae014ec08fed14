import { refuse } from './answers.ts';
import { makeMember, makeSyncedPrice, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { makeCustomer, stripePost } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test("a subscription made in Stripe appears on the member's open page, and follows when it is canceled", async () => {
  const product = uniqueName('Orchestra');
  const name = uniqueName('Clara');
  const price = await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name });
  const page = await panel.open(`/members/${memberId}`);
  await page.getByText('No subscription').waitFor();

  const customer = await makeCustomer(panel.environment, { name, memberId });
  const subscription = await stripePost<{ id: string }>(panel.environment, 'subscriptions', { customer, 'items[0][price]': price, 'items[0][quantity]': '3' });
  const row = page.getByTestId('subscription-row');
  await row.getByText('Active').waitFor();
  await row.getByText('€5.00 every month').waitFor();
  await row.getByText(/Renews on/).waitFor();

  await stripePost(panel.environment, `subscriptions/${subscription.id}`, { cancel_at_period_end: 'true' });
  await row.getByText(/Ends on/).waitFor();

  await row.getByRole('link', { name: `${product} × 3` }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { name }).waitFor();
  await drawer.getByText(subscription.id, { exact: true }).waitFor();
  expect(await drawer.getByRole('link', { name: /Open in Stripe/ }).getAttribute('href')).toMatch(new RegExp(`/test/subscriptions/${subscription.id}$`));
  await drawer.getByRole('link', { name: 'All of this subscription' }).click();
  await page.getByRole('row', { name: /customer\.subscription\.created/ }).getByText('Processed').waitFor();
});

test('a subscription of nobody in the console is found by its customer, and says so', async () => {
  const price = await makeSyncedPrice(panel, uniqueName('Tuba'));
  const customer = await makeCustomer(panel.environment);
  await stripePost(panel.environment, 'subscriptions', { customer, 'items[0][price]': price, 'trial_period_days': '14' });
  const page = await panel.open('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Subscriptions' }).click();
  await page.getByLabel('Find by subscription or customer ID').fill(customer);
  await page.waitForURL(`**/subscriptions?q=${customer}`);
  const row = page.getByTestId('subscription-row').filter({ hasText: customer });
  await row.getByText('Unknown customer').waitFor();
  await row.getByText(/Trial ends on/).waitFor();

  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Canceled' }).click();
  await page.getByText('No subscription matches').waitFor();
  expect(new URL(page.url()).searchParams.get('status')).toBe('canceled');
  await page.goBack();
  await row.getByRole('link').first().click();
  await page.getByRole('dialog').getByText('gives nobody access').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(`**/subscriptions?q=${customer}`);
});

test('an operator sees what a change costs before it is made, cancels with the period and takes that back', async () => {
  const product = uniqueName('Viola');
  const name = uniqueName('Lillian');
  const price = await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name });
  const customer = await makeCustomer(panel.environment, { name, memberId });
  const { id } = await stripePost<{ id: string }>(panel.environment, 'subscriptions', { customer, 'items[0][price]': price });
  const page = await panel.open(`/members/${memberId}/subscriptions`);
  await page.getByTestId('subscription-row').getByRole('link', { name: product }).click();
  await page.waitForURL(`**/members/${memberId}/subscriptions/${id}`);

  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByLabel('Quantity').fill('2');
  await page.getByText('Each period from then on').waitFor();
  await page.getByRole('button', { name: 'Change subscription', exact: true }).click();
  await page.getByTestId('subscription-row').getByText(`${product} × 2`).waitFor({ state: 'attached' });

  await page.getByRole('button', { name: 'Cancel…' }).click();
  await page.getByLabel('Reason').fill('Moves away');
  await page.getByRole('button', { name: 'Cancel at period end' }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('The subscription goes on.').waitFor();
  await page.getByRole('button', { name: 'Resume' }).waitFor({ state: 'hidden' });
});

test('no change can be made before its cost is shown', async () => {
  const product = uniqueName('Cello');
  const name = uniqueName('Pablo');
  const price = await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name });
  const customer = await makeCustomer(panel.environment, { name, memberId });
  const { id } = await stripePost<{ id: string }>(panel.environment, 'subscriptions', { customer, 'items[0][price]': price });
  const page = await panel.open(`/members/${memberId}/subscriptions`);
  await page.getByTestId('subscription-row').waitFor();
  await page.goto(`${panel.environment.baseUrl}/members/${memberId}/subscriptions/${id}`);
  await page.getByRole('button', { name: 'Change…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change this subscription' });
  const submit = dialog.getByRole('button', { name: 'Change subscription', exact: true });
  await dialog.getByLabel('Quantity').fill('2');
  await dialog.getByText('Each period from then on').waitFor();
  expect(await submit.isEnabled()).toBe(true);

  const answerAgain = await refuse(page, 'PreviewSubscriptionChange', 'STRIPE_ERROR', 'Stripe did not answer.');
  await dialog.getByLabel('Quantity').fill('3');
  // At once, not only when the question is on its way.
  expect(await submit.isEnabled()).toBe(false);
  await dialog.getByRole('alert').getByText('Stripe did not answer.').waitFor();
  expect(await submit.isEnabled()).toBe(false);
  expect(await dialog.getByText('Each period from then on').count()).toBe(0);

  await answerAgain();
  await dialog.getByRole('button', { name: 'Ask again' }).click();
  await dialog.getByText('Each period from then on').waitFor();
  await submit.click();
  await page.getByTestId('subscription-row').getByText(`${product} × 3`).waitFor({ state: 'attached' });
});

test('what somebody changed in Stripe itself is shown as such, and accepted', async () => {
  const product = uniqueName('Oboe');
  const name = uniqueName('Ruth');
  const price = await makeSyncedPrice(panel, product);
  const memberId = await makeMember(panel, { name });
  const customer = await makeCustomer(panel.environment, { name, memberId });
  const { id, items } = await stripePost<{ id: string; items: { data: { id: string }[] } }>(panel.environment, 'subscriptions', { customer, 'items[0][price]': price });
  const page = await panel.open(`/members/${memberId}/subscriptions`);
  await page.getByTestId('subscription-row').waitFor();
  // What the console asked for is what others are compared with.
  await panel.api('mutation ($input: ChangeSubscriptionInput!) { changeSubscription(input: $input) { subscription { id } } }', { input: { id, quantity: 2 } });
  await stripePost(panel.environment, `subscriptions/${id}`, { 'items[0][id]': items.data[0]?.id ?? '', 'items[0][quantity]': '5' });

  await page.getByTestId('subscription-row').getByRole('link', { name: `${product} × 5` }).click();
  const notice = page.getByText('Changed outside the console');
  await notice.waitFor();
  await page.getByText('The console asked for 2; Stripe has 5').waitFor();
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByRole('button', { name: 'Change subscription', exact: true }).click();
  await page.getByText('The subscription is changed.').waitFor();
  await notice.waitFor({ state: 'hidden' });
  await page.getByTestId('subscription-row').getByText(`${product} × 5`).waitFor({ state: 'attached' });
});
