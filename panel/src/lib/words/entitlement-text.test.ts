import { counted, ruleText, textChanges, valueText } from './entitlement-text.ts';

test.each([
  ['BOOLEAN', { unlimited: false }, 'Yes'],
  ['BOOLEAN', { granted: false, unlimited: false }, 'No'],
  ['LIMIT', { limit: 12_000, unlimited: false, perUnit: true }, '12,000 GB per unit'],
  ['LIMIT', { limit: 0, unlimited: false }, '0 GB'],
  ['LIMIT', { limit: null, unlimited: true, perUnit: false }, 'Unlimited'],
  ['TEXT', { text: 'Gold', unlimited: false }, 'Gold'],
  ['TEXT', { text: null, unlimited: false }, 'None'],
] as const)('a value of kind %s reads %#', (kind, value, text) => {
  expect(valueText(kind, value, 'GB')).toBe(text);
});

test('a rule reads as a line of a plan', () => {
  expect(ruleText({ kind: 'BOOLEAN', name: 'Post in the forum' }, { unlimited: false })).toBe('Post in the forum');
  expect(ruleText({ kind: 'LIMIT', name: 'Storage', unit: 'GB' }, { limit: 5, unlimited: false })).toBe('Storage: 5 GB');
});

test('what somebody else changed is told line by line', () => {
  expect(textChanges({ Name: 'Gold', Rank: '1', Forum: 'Yes' }, { Name: 'Gold', Rank: '2', Storage: '5 GB' })).toEqual([
    { label: 'Rank', before: '1', now: '2' }, { label: 'Forum', before: 'Yes', now: undefined }, { label: 'Storage', before: undefined, now: '5 GB' },
  ]);
  expect(counted(1, 'member')).toBe('1 member');
  expect(counted(1200, 'member')).toBe('1,200 members');
});
