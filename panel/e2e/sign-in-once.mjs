/**
 * Signs in once for all files of tests, over the API: the console takes only so many sign-ins in a minute. The form is
 * tested in session.test.ts. Leaves the session's cookies in E2E_SESSION, as a Cookie header has them.
 */
export default async function signInOnce() {
  const base = process.env.E2E_BASE_URL?.replace(/\/$/, '');
  const response = await fetch(`${base}/api/auth/sign-in/email`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ email: process.env.E2E_EMAIL, password: process.env.E2E_PASSWORD }),
  });
  if (!response.ok) throw new Error(`Signing in for the browser tests was answered ${response.status}: ${await response.text()}`);
  process.env.E2E_SESSION = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
