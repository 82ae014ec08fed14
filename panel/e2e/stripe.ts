import type { E2eEnvironment } from './environment.ts';

/** Asks Stripe's API itself (here the simulator) for an object. @throws Error when it is not there */
export async function stripeObject<T>({ stripeApiBase, stripeApiKey }: E2eEnvironment, path: string): Promise<T> {
  const response = await fetch(`${stripeApiBase}/v1/${path}`, { headers: { authorization: `Bearer ${stripeApiKey}` } });
  if (!response.ok) throw new Error(`Stripe answered ${response.status} for ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Has the simulator fail calls until {@link clearFaults}. */
export async function failCalls(environment: E2eEnvironment, fault: { status: number; match: { method: string; path: string } }): Promise<void> {
  await control(environment, 'POST', '/faults', { mode: 'error', count: null, ...fault });
}

export async function clearFaults(environment: E2eEnvironment): Promise<void> {
  await control(environment, 'DELETE', '/faults');
}

async function control({ stripeApiBase }: E2eEnvironment, method: string, path: string, body?: object): Promise<void> {
  const response = await fetch(`${stripeApiBase}/_control${path}`, {
    method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The simulator's control API answered ${response.status}: ${await response.text()}`);
}

/** Makes or changes something in Stripe itself (here the simulator), as somebody outside the console would. @throws Error with Stripe's message */
export async function stripePost<T>({ stripeApiBase, stripeApiKey }: E2eEnvironment, path: string, params: Record<string, string>): Promise<T> {
  const response = await fetch(`${stripeApiBase}/v1/${path}`, { method: 'POST', headers: { authorization: `Bearer ${stripeApiKey}` }, body: new URLSearchParams(params) });
  if (!response.ok) throw new Error(`Stripe answered ${response.status} for ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Makes a customer whose card always pays. @returns its id */
export async function makeCustomer(environment: E2eEnvironment, { name, memberId }: { name?: string; memberId?: string } = {}): Promise<string> {
  const customer = await stripePost<{ id: string }>(environment, 'customers', {
    'payment_method': 'pm_card_visa', 'invoice_settings[default_payment_method]': 'pm_card_visa',
    ...(name && { name }), ...(memberId && { 'metadata[member_console_id]': memberId }),
  });
  return customer.id;
}

/** Has the simulator do what happens outside the console, such as `/checkout/cs_…/complete`: the member paid. */
export async function stripeControl(environment: E2eEnvironment, path: string): Promise<void> {
  await control(environment, 'POST', path, {});
}
