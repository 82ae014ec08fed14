import { syncExplanation, syncLabel, syncTone, type SyncState } from './sync-text.ts';

const now = new Date('2026-11-23T12:00:00.000Z');

function state(fields: Partial<SyncState>): SyncState {
  return { status: 'SYNCED', attempts: 0, failing: false, stopped: false, drift: [], ...fields };
}

function text(fields: Partial<SyncState>): string {
  return syncExplanation(state(fields), now).join(' ');
}

test('the label is always one of the three names, also while failing', () => {
  expect(syncLabel(state({}))).toBe('Synced');
  expect(syncLabel(state({ status: 'PENDING', failing: true, stopped: true }))).toBe('Pending');
  expect(syncLabel(state({ status: 'NOT_MAPPED', deletedAt: now.toISOString() }))).toBe('Not Mapped');
});

test('what a person may have to look at has a tone of its own', () => {
  expect(syncTone(state({}))).toBe('synced');
  expect(syncTone(state({ status: 'PENDING' }))).toBe('pending');
  expect(syncTone(state({ status: 'NOT_MAPPED' }))).toBe('notMapped');
  expect(syncTone(state({ status: 'PENDING', failing: true }))).toBe('attention');
  expect(syncTone(state({ status: 'PENDING', stopped: true }))).toBe('attention');
  expect(syncTone(state({ drift: [{ field: 'name' }] }))).toBe('attention');
});

test('pending says since when it waits', () => {
  expect(text({ status: 'PENDING', pendingSince: '2026-11-23T11:59:48.000Z' })).toMatch(/waiting for Stripe for 12 s \(since .*2026.*\)\. Being sent now\./);
});

test('failing says why, how often it was tried and when it is tried next', () => {
  const said = text({
    status: 'PENDING', failing: true, lastError: 'Stripe answered 500.', attempts: 3,
    nextAttemptAt: '2026-11-23T12:00:42.000Z', pendingSince: '2026-11-23T11:55:00.000Z',
  });
  expect(said).toMatch(/for 5 min/);
  expect(said).toMatch(/Stripe answered 500\. Tried 3 times\. Next attempt in 42 s\./);
});

test('a next attempt that is due is under way', () => {
  expect(text({ status: 'PENDING', failing: true, lastError: 'Down.', attempts: 1, nextAttemptAt: '2026-11-23T11:59:59.000Z' }))
    .toMatch(/Tried once\. Trying again now\./);
});

test('stopped says that it will not be tried again by itself, and why', () => {
  expect(text({ status: 'PENDING', failing: true, stopped: true, lastError: 'Invalid tax code.', attempts: 1 }))
    .toMatch(/Will not be tried again by itself: Invalid tax code\. Tried once\./);
});

test('not mapped tells never pushed from deleted in Stripe', () => {
  expect(text({ status: 'NOT_MAPPED' })).toMatch(/Not in Stripe yet/);
  expect(text({ status: 'NOT_MAPPED', deletedAt: '2026-11-23T10:00:00.000Z' })).toMatch(/Deleted in Stripe 2 hours ago/);
});

test('synced says since when, and names the fields that differ', () => {
  expect(text({ syncedAt: '2026-11-23T11:58:00.000Z' })).toMatch(/current version\. Confirmed 2 minutes ago/);
  expect(text({ drift: [{ field: 'name' }, { field: 'url' }] })).toMatch(/something else in: name, url/);
});
