import { fillSignIn, launch, watch } from './browser.ts';
import { readEnvironment } from './environment.ts';

const environment = readEnvironment();

test('signing in leads to the page that was wanted; a lost session keeps what was typed; signing out ends it', async () => {
  const browser = await launch(environment);
  try {
    const context = await browser.newContext();
    context.setDefaultTimeout(15_000);
    const misdeeds = watch(context, environment);
    const page = await context.newPage();
    await page.goto(`${environment.baseUrl}/catalog/new`);
    await page.waitForURL('**/sign-in?next=%2Fcatalog%2Fnew');
    await fillSignIn(page, { email: environment.email, password: 'not the password' });
    await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor();
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');

    await fillSignIn(page, environment);
    await page.getByRole('heading', { level: 1, name: 'New product' }).waitFor();
    await page.getByLabel('Name').fill('Typed before the session ended');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.getByRole('dialog').getByText('Your session has ended').waitFor();
    await fillSignIn(page, environment);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Name').inputValue()).toBe('Typed before the session ended');

    await page.getByLabel('Name').fill('');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(environment.baseUrl);
    await page.waitForURL('**/sign-in');
    expect(misdeeds.foreignRequests).toEqual([]);
    // The browser itself reports each answer 401, which is what this test is about.
    expect(misdeeds.errors.filter((error) => !error.includes('status of 401'))).toEqual([]);
  } finally {
    await browser.close();
  }
});
