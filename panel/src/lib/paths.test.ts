import { paths, safeNext } from './paths.ts';

test('signing in leads back to the page that was wanted', () => {
  const signIn = new URL(paths.signIn('/catalog?q=a%20b'), 'https://console.test');
  expect(safeNext(signIn.searchParams.get('next'))).toBe('/catalog?q=a%20b');
});

test.each([null, '', 'https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)', '/sign-in?next=/'])('%p leads home', (next) => {
  expect(safeNext(next)).toBe('/');
});
