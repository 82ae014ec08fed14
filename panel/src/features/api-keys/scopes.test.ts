import { readFileSync } from 'node:fs';
import { scopeGroups } from './scopes.ts';

test('every scope of the API can be chosen, and no other', () => {
  const schema = readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8');
  const listed = /Scopes: ([\w:, ]+)\./.exec(schema)?.[1]?.split(', ') ?? [];
  expect(listed.length).toBeGreaterThan(5);
  expect(scopeGroups.flatMap((group) => group.scopes.map((scope) => scope.name)).sort()).toEqual(listed.sort());
});
