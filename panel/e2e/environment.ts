/** What the browser tests need to know of the console they test; whoever starts them sets it. */
export interface E2eEnvironment {
  /** Address of the running console, without a slash at its end. */
  baseUrl: string;
  email: string;
  /** The cookies of a session that is signed in, as a Cookie header has them; set by sign-in-once.mjs. */
  session: string;
  password: string;
  /** The browser to use. */
  chromiumPath: string;
  /** The Stripe simulator's address; its control API is below `/_control`. */
  stripeApiBase: string;
  stripeApiKey: string;
}

/** @throws Error naming the variable that is missing */
export function readEnvironment(): E2eEnvironment {
  return {
    baseUrl: required('E2E_BASE_URL').replace(/\/$/, ''),
    email: required('E2E_EMAIL'),
    session: required('E2E_SESSION'),
    password: required('E2E_PASSWORD'),
    chromiumPath: required('CHROMIUM_PATH'),
    stripeApiBase: required('E2E_STRIPE_API_BASE').replace(/\/$/, ''),
    stripeApiKey: required('E2E_STRIPE_API_KEY'),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The browser tests need the environment variable ${name}.`);
  return value;
}
