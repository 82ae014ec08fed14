import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch, watch, type Misdeeds } from './browser.ts';
import { readEnvironment, type E2eEnvironment } from './environment.ts';

/** A browser in which an operator is signed in, for one file of tests. */
export interface PanelUnderTest {
  environment: E2eEnvironment;
  browser: Browser;
  context: BrowserContext;
  misdeeds: Misdeeds;
  /** A new page of the same operator. `path` as in `/catalog`. */
  open(path: string): Promise<Page>;
  /** A change or query over the API as the same operator, to prepare a test. @throws Error with the API's message */
  api<T>(query: string, variables?: object): Promise<T>;
  close(): Promise<void>;
}

/** Starts a browser whose operator is signed in. */
export async function openPanel(): Promise<PanelUnderTest> {
  const environment = readEnvironment();
  const browser = await launch(environment);
  try {
    return await signedIn(browser, environment);
  } catch (error) {
    // A browser left open would keep the test run from ending.
    await browser.close();
    throw error;
  }
}

async function signedIn(browser: Browser, environment: E2eEnvironment): Promise<PanelUnderTest> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  const misdeeds = watch(context, environment);
  await context.addCookies(environment.session.split('; ').map((cookie) => {
    const at = cookie.indexOf('=');
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: environment.baseUrl };
  }));
  return {
    environment,
    browser,
    context,
    misdeeds,
    async open(path) {
      const opened = await context.newPage();
      await opened.goto(environment.baseUrl + path);
      return opened;
    },
    async api<T>(query: string, variables: object = {}) {
      const response = await context.request.post(`${environment.baseUrl}/graphql`, {
        data: { query, variables }, headers: { origin: environment.baseUrl },
      });
      const body = (await response.json()) as { data?: T; errors?: { message: string }[] };
      if (!body.data || body.errors) throw new Error(body.errors?.map((error) => error.message).join('; ') ?? `Status ${response.status()}`);
      return body.data;
    },
    close: () => browser.close(),
  };
}

/** Makes a product over the API. @returns its id */
export async function makeProduct(panel: PanelUnderTest, name: string): Promise<string> {
  const made = await panel.api<{ createProduct: { product: { id: string } } }>(
    'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }', { input: { name } },
  );
  return made.createProduct.product.id;
}

/** Makes a price of €5.00 every month over the API. @returns its id */
export async function makePrice(panel: PanelUnderTest, productId: string, fields: object = {}): Promise<string> {
  const made = await panel.api<{ createPrice: { price: { id: string } } }>(
    'mutation ($input: CreatePriceInput!) { createPrice(input: $input) { price { id } } }',
    { input: { productId, currency: 'eur', unitAmount: 500, recurring: { interval: 'MONTH', intervalCount: 1 }, ...fields } },
  );
  return made.createPrice.price.id;
}

/** A name that no other test and no earlier run has used. */
export function uniqueName(word: string): string {
  return `${word} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}

/** Makes a member over the API. @returns its id */
export async function makeMember(panel: PanelUnderTest, input: { name: string; email?: string; kind?: 'PERSON' | 'ORGANIZATION' }): Promise<string> {
  const made = await panel.api<{ createMember: { member: { id: string } } }>(
    'mutation ($input: CreateMemberInput!) { createMember(input: $input) { member { id } } }', { input },
  );
  return made.createMember.member.id;
}

/** Makes a product with a price of €5.00 every month and waits until Stripe has it. @returns the price's id in Stripe */
export async function makeSyncedPrice(panel: PanelUnderTest, productName: string): Promise<string> {
  const priceId = await makePrice(panel, await makeProduct(panel, productName));
  return await eventually(async () => {
    const { price } = await panel.api<{ price: { sync: { stripeId: string | null } } }>('query ($id: ID!) { price(id: $id) { sync { stripeId } } }', { id: priceId });
    return price.sync.stripeId;
  });
}

/** What `read` gives as soon as it is not null. @throws Error when it stays null for half a minute */
export async function eventually<T>(read: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await read();
    if (value !== null) return value;
    if (Date.now() > deadline) throw new Error('It did not happen within half a minute.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
