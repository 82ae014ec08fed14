import type { Page } from 'playwright-core';

/** Answers an operation with an error, whatever the console would say. @returns a function that ends it */
export async function refuse(page: Page, operationName: string, code: string, message: string): Promise<() => Promise<void>> {
  const handler: Parameters<Page['route']>[1] = async (route) => {
    if (operationOf(route.request().postDataJSON()) !== operationName) return await route.fallback();
    await route.fulfill({ json: errorAnswer(code, message) });
  };
  await page.route('**/graphql', handler);
  return () => page.unroute('**/graphql', handler);
}

/** Lets an operation reach the console, but loses its first answer: the panel is told of a failure that is none of the input's. */
export async function loseAnswerOnce(page: Page, operationName: string): Promise<void> {
  let lost = false;
  await page.route('**/graphql', async (route) => {
    if (lost || operationOf(route.request().postDataJSON()) !== operationName) return await route.fallback();
    lost = true;
    await route.fetch();
    await route.fulfill({ json: errorAnswer('INTERNAL_SERVER_ERROR', 'Lost.') });
  });
}

function operationOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'operationName' in body ? body.operationName : undefined;
}

function errorAnswer(code: string, message: string): object {
  return { data: null, errors: [{ message, extensions: { code } }] };
}
