import { readFileSync } from 'node:fs';
import { examples } from '../src/features/api/examples.ts';
import { openPanel, type PanelUnderTest } from './panel.ts';

let panel: PanelUnderTest;
beforeAll(async () => {
  panel = await openPanel();
});
afterAll(() => panel?.close());
afterEach(() => {
  expect(panel.misdeeds).toEqual({ errors: [], foreignRequests: [] });
});

test('every example runs as it stands', async () => {
  for (const { title, query, variables } of examples) {
    expect({ title, data: await panel.api<object>(query, variables) }).toMatchObject({ title, data: expect.anything() as unknown });
  }
});

test('every GraphQL of the README runs as it stands', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const blocks = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect(await panel.api<object>(block)).toEqual(expect.anything());
});

test('GraphiQL comes from the console itself, opens an example, runs it, and documents the schema', async () => {
  const page = await panel.open('/developers/api');
  // The editor is large: on a slow machine it takes a while until the page answers.
  page.setDefaultTimeout(90_000);
  await page.getByRole('button', { name: /^What is for sale/ }).click();
  await page.getByText('query ForSale').first().waitFor();
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.getByText('"totalCount"').first().waitFor();
  await page.getByRole('button', { name: /Show Documentation Explorer/i }).click();
  await page.getByText('Root Types').waitFor();
  await page.getByRole('button', { name: /Show Your rights/i }).click();
  await page.getByText('createProduct', { exact: true }).first().waitFor();
}, 300_000);
