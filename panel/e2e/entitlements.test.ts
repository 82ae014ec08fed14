import { accessOf, makeFeature, makeReaders, makeSet, uniqueKey, valueOf } from './entitlements.ts';
import { eventually, makeMember, makePrice, makeProduct, openPanel, uniqueName, type PanelUnderTest } from './panel.ts';
import { stripeControl } from './stripe.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('a set made in the editor is given by a product; who pays for it in Stripe Checkout has access, and the page says why', async () => {
  const storage = uniqueName('Storage');
  const setName = uniqueName('Gold');
  const productName = uniqueName('Supporter');
  const productId = await makeProduct(panel, productName);
  const priceId = await makePrice(panel, productId);
  const memberId = await makeMember(panel, { name: uniqueName('Clara') });

  const page = await panel.open('/features/new');
  await page.getByLabel('Name').fill(storage);
  await page.getByText('Limit', { exact: true }).click();
  await page.getByLabel('Unit').fill('GB');
  await page.getByRole('button', { name: 'Create feature' }).click();
  await page.getByRole('heading', { level: 1, name: 'Features' }).waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Entitlement sets' }).click();
  await page.getByRole('link', { name: 'New set' }).first().click();
  await page.getByLabel('Name').fill(setName);
  await page.getByLabel('Add a feature').fill(storage);
  await page.getByRole('option', { name: storage }).click();
  await page.getByLabel(`Limit of ${storage}`).fill('10');
  await page.getByLabel(`${storage}: per unit`).check();
  await page.getByTestId('plan-card').getByText('10 GB per unit').waitFor();
  await page.getByRole('button', { name: 'Create set' }).click();
  await page.getByRole('heading', { level: 1, name: setName }).waitFor();

  await page.goto(`${panel.environment.baseUrl}/catalog/${productId}`);
  await page.getByRole('button', { name: 'Change sets' }).click();
  await page.getByRole('dialog').getByLabel('Add a set').fill(setName);
  await page.getByRole('option', { name: setName }).click();
  await page.getByRole('dialog').getByRole('button', { name: `Remove ${setName}` }).waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByTestId('product-set').getByText(`${storage}: 10 GB per unit`).waitFor();

  const sessionId = await eventually(async () => {
    const { price } = await panel.api<{ price: { sync: { stripeId: string | null } } }>('query ($id: ID!) { price(id: $id) { sync { stripeId } } }', { id: priceId });
    if (!price.sync.stripeId) return null;
    const made = await panel.api<{ createCheckoutSession: { session: { id: string } } }>(
      'mutation ($input: CreateCheckoutSessionInput!) { createCheckoutSession(input: $input) { session { id } } }',
      { input: { memberId, items: [{ priceId, quantity: 3 }], successUrl: `${panel.environment.baseUrl}/` } },
    );
    return made.createCheckoutSession.session.id;
  });
  await page.goto(`${panel.environment.baseUrl}/members/${memberId}/access`);
  await valueOf(page, storage).getByText('0 GB', { exact: true }).waitFor();
  await stripeControl(panel.environment, `/checkout/${sessionId}/complete`);

  await valueOf(page, storage).getByText('30 GB', { exact: true }).waitFor();
  await accessOf(page, storage).getByRole('button').click();
  const source = accessOf(page, storage).getByTestId('access-source');
  await source.getByRole('link', { name: productName }).waitFor();
  await source.getByRole('link', { name: setName }).waitFor();
  await source.getByRole('link', { name: 'Subscription' }).click();
  await page.waitForURL('**/subscriptions/sub_*');
});

test('a grant gives a member access, and its reason is told', async () => {
  const { feature, setName } = await makeReaders(panel);
  const memberId = await makeMember(panel, { name: uniqueName('Hannah') });
  const page = await panel.open(`/members/${memberId}/grants`);
  await page.getByRole('button', { name: 'Give a grant' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Entitlement set').fill(setName);
  await page.getByRole('option', { name: setName }).click();
  await dialog.getByRole('button', { name: 'Give grant' }).click();
  await dialog.getByText('Say why.').waitFor();
  await dialog.getByLabel('Reason').fill('Writes about us');
  await dialog.getByRole('button', { name: 'Give grant' }).click();
  await page.getByTestId('grant-row').getByText('Active').waitFor();
  // Its details open over the member's page, which stays.
  await page.getByTestId('grant-row').getByRole('link').click();
  await page.waitForURL(`**/members/${memberId}/grants/*`);
  await page.getByRole('dialog').getByText('Writes about us', { exact: true }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.waitForURL(`**/members/${memberId}/grants`);

  await page.getByRole('link', { name: 'Access' }).click();
  await valueOf(page, feature).getByText('Yes', { exact: true }).waitFor();
  await accessOf(page, feature).getByRole('button').click();
  await accessOf(page, feature).getByTestId('access-source').getByText('Writes about us').waitFor();
});

test('a grant is revoked with a reason; the access page still tells what was answered before', async () => {
  const { feature, setId } = await makeReaders(panel);
  const memberId = await makeMember(panel, { name: uniqueName('Rahel') });
  const { createGrant } = await panel.api<{ createGrant: { grant: { id: string; startsAt: string } } }>(
    'mutation ($input: CreateGrantInput!) { createGrant(input: $input) { grant { id startsAt } } }',
    { input: { member: { id: memberId }, entitlementSetId: setId, reason: 'Writes about us' } },
  );
  const page = await panel.open(`/grants/${createGrant.grant.id}`);
  await page.getByRole('dialog').getByText('Writes about us').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Moved away');
  await page.getByRole('button', { name: 'Revoke grant' }).click();
  await page.getByRole('dialog').getByText('Moved away', { exact: true }).waitFor();

  await page.goto(`${panel.environment.baseUrl}/members/${memberId}/access?at=${encodeURIComponent(createGrant.grant.startsAt)}`);
  await valueOf(page, feature).getByText('Yes', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await valueOf(page, feature).getByText('No', { exact: true }).waitFor();
});

test('two people change one set: the second sees what the first did before anything is lost', async () => {
  const feature = uniqueName('Seats');
  const setName = uniqueName('Team');
  const featureId = await makeFeature(panel, { key: uniqueKey('seats'), name: feature, kind: 'LIMIT' });
  const setId = await makeSet(panel, setName, [{ featureId, limit: 5 }]);
  const page = await panel.open(`/entitlement-sets/${setId}/edit`);
  await page.getByLabel(`Limit of ${feature}`).fill('20');
  await panel.api('mutation ($input: UpdateEntitlementSetInput!) { updateEntitlementSet(input: $input) { entitlementSet { id } } }', {
    input: { id: setId, version: 1, rules: [{ featureId, limit: 7 }] },
  });
  await page.getByRole('button', { name: 'Save changes' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Somebody else changed this entitlement set meanwhile' });
  await notice.getByRole('row', { name: new RegExp(`${feature} 5 7`) }).waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('heading', { level: 1, name: setName }).waitFor();
  await page.getByTestId('plan-card').getByText('20', { exact: true }).waitFor();
});

test('before a set is saved, the page says who would lose and gain what; only who agrees saves it', async () => {
  const feature = uniqueName('Seats');
  const setName = uniqueName('Team');
  const name = uniqueName('Selma');
  const featureId = await makeFeature(panel, { key: uniqueKey('seats'), name: feature, kind: 'LIMIT' });
  const setId = await makeSet(panel, setName, [{ featureId, limit: 5 }]);
  const memberId = await makeMember(panel, { name });
  await panel.api('mutation ($input: CreateGrantInput!) { createGrant(input: $input) { grant { id } } }', { input: { member: { id: memberId }, entitlementSetId: setId, reason: 'Founder' } });
  const limit = async () => (await panel.api<{ access: { limit: number } }>(
    'query ($id: ID!, $key: String!) { access(member: { id: $id }, feature: $key) { limit } }', { id: memberId, key: (await panel.api<{ feature: { key: string } }>('query ($id: ID!) { feature(id: $id) { key } }', { id: featureId })).feature.key },
  )).access.limit;

  const page = await panel.open(`/entitlement-sets/${setId}/edit`);
  await page.getByLabel(`Limit of ${feature}`).fill('2');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const question = page.getByRole('dialog', { name: 'This changes what 1 member may do' });
  await question.getByTestId('change-preview').getByRole('row', { name: new RegExp(`${feature} — 1 member —`) }).waitFor();
  await question.getByRole('row', { name: new RegExp(name) }).getByText('2', { exact: true }).waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await limit()).toBe(5);

  await page.getByRole('button', { name: 'Save changes' }).click();
  await question.getByRole('button', { name: 'Save the change' }).click();
  await page.getByRole('heading', { level: 1, name: setName }).waitFor();
  expect(await limit()).toBe(2);
});

test('the access page is asked as of a past moment, and comes back to now', async () => {
  const { feature, setId } = await makeReaders(panel);
  const memberId = await makeMember(panel, { name: uniqueName('Alma') });
  await panel.api('mutation ($input: CreateGrantInput!) { createGrant(input: $input) { grant { id } } }', { input: { member: { id: memberId }, entitlementSetId: setId, reason: 'Founder' } });
  const page = await panel.open(`/members/${memberId}/access`);
  await valueOf(page, feature).getByText('Yes', { exact: true }).waitFor();
  await page.getByLabel('As of').fill('2020-01-01T12:00');
  await valueOf(page, feature).getByText('No', { exact: true }).waitFor();
  await page.waitForURL('**/access?at=*');
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await valueOf(page, feature).getByText('Yes', { exact: true }).waitFor();
});
