import { describeSet, formToSetChanges, newRule, setFormErrors, setToForm } from './set-form-values.ts';

const storage = { id: 'f1', key: 'storage', name: 'Storage', kind: 'LIMIT' as const, unit: 'GB' };
const forum = { id: 'f2', key: 'forum.post', name: 'Post in the forum', kind: 'BOOLEAN' as const, unit: null };
const level = { id: 'f3', key: 'support', name: 'Support', kind: 'TEXT' as const, unit: null };
const gold = {
  id: 's1', key: 'plan.gold', name: 'Gold', description: null, rank: 10, version: 3, archivedAt: null,
  rules: [
    { id: 'r1', feature: storage, limit: 12_000, unlimited: false, text: null, perUnit: true },
    { id: 'r2', feature: forum, limit: null, unlimited: false, text: null, perUnit: false },
    { id: 'r3', feature: level, limit: null, unlimited: false, text: 'Gold', perUnit: false },
  ],
};

test('a set that is opened and saved stays what it is: each rule has the fields of its kind only', () => {
  expect(formToSetChanges(setToForm(gold))).toEqual({
    name: 'Gold', description: null, rank: 10,
    rules: [{ featureId: 'f1', limit: 12_000, perUnit: true }, { featureId: 'f2' }, { featureId: 'f3', text: 'Gold' }],
  });
});

test('unlimited leaves out what was typed; numbers may have separators', () => {
  const values = { ...setToForm(gold), rules: [{ ...newRule(storage), limit: '5', perUnit: true, unlimited: true }] };
  expect(formToSetChanges(values).rules).toEqual([{ featureId: 'f1', unlimited: true }]);
  expect(formToSetChanges({ ...values, rules: [{ ...newRule(storage), limit: '12,000' }] }).rules).toEqual([{ featureId: 'f1', limit: 12_000, perUnit: false }]);
});

test('what is missing is told at its place', () => {
  const values = { ...setToForm(gold), key: 'Gold', rank: '1.5', rules: [newRule(forum), newRule(storage), newRule(level)] };
  expect(Object.keys(setFormErrors(values))).toEqual(['key', 'rank', 'rules.1.limit', 'rules.2.text']);
  expect(setFormErrors(setToForm(gold))).toEqual({});
});

test('a set is told line by line', () => {
  expect(describeSet(gold)).toEqual({ Name: 'Gold', Description: '—', Rank: '10', Storage: '12,000 GB per unit', 'Post in the forum': 'Yes', Support: 'Gold' });
});
