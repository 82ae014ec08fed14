import { typedSecret } from './authenticator-uri.ts';

test('a secret is shown in groups, and an address without one is nothing', () => {
  expect(typedSecret('otpauth://totp/Member%20Console:ada%40example.org?secret=ABCDEFGHIJ&issuer=x')).toBe('ABCD EFGH IJ');
  expect(typedSecret('otpauth://totp/x?secret=ABCDEFGH')).toBe('ABCD EFGH');
  expect(typedSecret('nonsense')).toBe('');
});
