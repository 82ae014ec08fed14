import { changeLines, pageOf, wordsOf } from './audit-text.ts';

test('names of the API become words', () => {
  expect(wordsOf('setProductEntitlementSets')).toBe('Set product entitlement sets');
  expect(wordsOf('unit_amount')).toBe('Unit amount');
  expect(wordsOf('createApiKey')).toBe('Create API key');
  expect(wordsOf('latestInvoiceId')).toBe('Latest invoice ID');
});

test('values read as what they are; what is not there is nothing', () => {
  expect(changeLines([
    { field: 'name', before: '"Old"', after: '"New"' },
    { field: 'images', before: '[]', after: '["https://a.example/x.png"]' },
    { field: 'unitAmount', before: null, after: '500' },
    { field: 'nickname', before: '"A"', after: 'null' },
  ])).toEqual([
    { label: 'Name', before: 'Old', now: 'New' },
    { label: 'Images', before: undefined, now: 'https://a.example/x.png' },
    { label: 'Unit amount', before: undefined, now: '500' },
    { label: 'Nickname', before: 'A', now: undefined },
  ]);
});

test('an object leads to its page, an unknown one nowhere', () => {
  expect(pageOf({ objectType: 'Product', objectId: 'p1' })).toBe('/catalog/p1');
  expect(pageOf({ objectType: 'ReconcileRun', objectId: 'r1' })).toBeNull();
});
