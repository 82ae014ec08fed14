import { authBasePath } from './auth-options.ts'

/**
 * What is reachable of better-auth over HTTP. A list of what is open, as its own list of endpoints grows with every
 * version and plugin; API keys are managed through GraphQL.
 */
const openEndpoints = new Set([
  'POST /sign-in/email',
  'POST /sign-in/social',
  'GET /callback/oidc',
  'POST /sign-out',
  'GET /get-session',
  'GET /list-accounts',
  'POST /change-password',
  'POST /two-factor/enable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'POST /two-factor/disable',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
].map((endpoint) => endpoint.replace(' ', ` ${authBasePath}`)))

/** Whether a request is for something that is open. */
export function isOpen(request: Request): boolean {
  return openEndpoints.has(`${request.method} ${new URL(request.url).pathname}`)
}
