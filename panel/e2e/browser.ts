import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { E2eEnvironment } from './environment.ts';

/** Chromium makes requests of its own to its maker; a test wants to see only the panel's. */
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export function launch(environment: E2eEnvironment): Promise<Browser> {
  return chromium.launch({ executablePath: environment.chromiumPath, headless: true, args: QUIET });
}

/** What a page did that no page of the panel should do. */
export interface Misdeeds {
  /** Errors in the browser's console and errors that nobody caught. */
  errors: string[];
  /** Addresses outside the console that were asked for. */
  foreignRequests: string[];
}

/** Watches every page of a context; look at the lists at the end of a test. */
export function watch(context: BrowserContext, environment: E2eEnvironment): Misdeeds {
  const misdeeds: Misdeeds = { errors: [], foreignRequests: [] };
  const origin = new URL(environment.baseUrl).origin;
  context.on('console', (message) => {
    if (message.type() === 'error') misdeeds.errors.push(`${message.text()} ${message.location().url}`.trim());
  });
  context.on('weberror', (error) => misdeeds.errors.push(error.error().message));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== origin) misdeeds.foreignRequests.push(request.url());
  });
  return misdeeds;
}

/** Signs in through the form. */
export async function fillSignIn(page: Page, { email, password }: Pick<E2eEnvironment, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
