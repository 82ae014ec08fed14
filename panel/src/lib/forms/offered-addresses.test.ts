import { offeredAddresses } from './offered-addresses.ts';

const own = 'https://console.example.org';
const app = 'https://app.example.org';
const used = { successUrl: `${app}/done`, cancelUrl: '' };

test.each([
  ["pages of the console itself, where it may be gone back to", [app, own], null, { successUrl: `${own}/thank-you`, cancelUrl: `${own}/not-paid` }],
  ['the first allowed site otherwise', [app], null, { successUrl: `${app}/`, cancelUrl: `${app}/` }],
  ['what was used last', [own, app], used, used],
  ['not what was used last and is not allowed any more', [own], used, { successUrl: `${own}/thank-you`, cancelUrl: `${own}/not-paid` }],
])('it is offered: %s', (_what, origins, last, expected) => {
  expect(offeredAddresses(origins, own, last)).toEqual(expected);
});
