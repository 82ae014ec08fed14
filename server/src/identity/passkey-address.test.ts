import { passkeyAddress } from './passkey-address.ts'

test.each([
  ['https://console.example.org/', { origin: 'https://console.example.org', domain: 'console.example.org' }],
  ['https://console.example.org:8443', { origin: 'https://console.example.org:8443', domain: 'console.example.org' }],
  ['http://localhost:4000', { origin: 'http://localhost:4000', domain: 'localhost' }],
  ['http://console.localhost', { origin: 'http://console.localhost', domain: 'console.localhost' }],
  ['http://console.example.org', undefined],
  ['http://127.0.0.1:4000', undefined],
  ['https://192.0.2.1', undefined],
  ['https://[2001:db8::1]', undefined],
])('%s', (publicUrl, address) => {
  expect(passkeyAddress(publicUrl)).toEqual(address)
})
