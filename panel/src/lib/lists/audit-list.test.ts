import { auditFilter, readAuditList, toAuditSearch } from './audit-list.ts';

test('the address keeps every filter, and forgets what it does not know', () => {
  const search = 'action=archivePrice&type=Price&object=01a2&by=api-key&actor=key1&from=2026-11-01&to=2026-11-30&after=abc';
  expect(toAuditSearch(readAuditList(new URLSearchParams(search)))).toBe(search);
  expect(toAuditSearch(readAuditList(new URLSearchParams('by=nobody&from=yesterday&to=2026-13-40')))).toBe('');
});

test('the last day belongs to the time that is asked for', () => {
  const filter = auditFilter(readAuditList(new URLSearchParams('from=2026-11-30&to=2026-11-30&by=system')));
  expect(filter).toEqual({ actorKind: 'SYSTEM', from: new Date('2026-11-30T00:00:00').toISOString(), to: new Date('2026-12-01T00:00:00').toISOString() });
});
