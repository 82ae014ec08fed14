import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { BrowserContext } from 'playwright-core';
import { watch, type Misdeeds } from './browser.ts';
import { uniqueName, type PanelUnderTest } from './panel.ts';

/** An operator of a test's own. */
export interface OperatorUnderTest {
  name: string;
  email: string;
  password: string;
}

/** Makes an operator over the API. */
export async function makeOperator(panel: PanelUnderTest, role: 'VIEWER' | 'ADMIN' = 'VIEWER'): Promise<OperatorUnderTest> {
  const name = uniqueName('Olga');
  const operator = { name, email: `${name.replace(' ', '.').toLowerCase()}@example.org`, password: `${uniqueName('a sentence nobody guesses')} 7` };
  const { inviteOperator } = await panel.api<{ inviteOperator: { link: string } }>(
    'mutation ($input: InviteOperatorInput!) { inviteOperator(input: $input) { link } }', { input: { email: operator.email, role } },
  );
  const response = await fetch(`${panel.environment.baseUrl}/api/invitations/accept`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(inviteOperator.link).hash.slice(1), name, password: operator.password }),
  });
  if (!response.ok) throw new Error(`The invitation was answered ${response.status}: ${await response.text()}`);
  return operator;
}

let addresses = 0;

/** A browser of somebody else, at an address of their own: the console takes only so many sign-ins from one. */
export async function otherBrowser(panel: PanelUnderTest): Promise<{ context: BrowserContext; misdeeds: Misdeeds }> {
  addresses += 1;
  const context = await panel.browser.newContext({ reducedMotion: 'reduce', extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${addresses}` } });
  context.setDefaultTimeout(30_000);
  return { context, misdeeds: watch(context, panel.environment) };
}

/** The code that an authenticator app with this secret shows. Each counts once. @param ahead half minutes by which its clock is fast: 0 or 1 */
export async function codeOf(typedSecret: string, ahead = 0): Promise<string> {
  return await createOTP(new TextDecoder().decode(base32.decode(typedSecret.replace(/\s/g, '')))).hotp(Math.floor(Date.now() / 30_000) + ahead);
}
