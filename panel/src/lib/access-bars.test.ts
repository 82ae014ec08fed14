import * as fc from 'fast-check';
import { accessBars, position, spanAround } from './access-bars.ts';

const span = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-11T00:00:00Z') };

test('what was given is drawn where it was; the rest stays empty', () => {
  const periods = [
    { from: '2026-01-01T00:00:00Z', until: '2026-01-03T00:00:00Z', granted: false },
    { from: '2026-01-03T00:00:00Z', until: '2026-01-08T00:00:00Z', granted: true },
    { from: '2026-01-08T00:00:00Z', until: '2026-01-11T00:00:00Z', granted: false },
  ];
  expect(accessBars(periods, span)).toEqual([{ period: periods[1], start: 20, width: 50 }]);
});

test('a bar never leaves the line', () => {
  const moments = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(fc.property(moments, moments, (one, other) => {
    const [from, until] = one < other ? [one, other] : [other, one];
    for (const { start, width } of accessBars([{ from: from.toISOString(), until: until.toISOString(), granted: true }], span)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThan(0);
      expect(start + width).toBeLessThanOrEqual(100);
    }
  }));
  expect(position(new Date('2020-01-01'), span)).toBe(0);
});

test('a span is the same all day long', () => {
  const morning = spanAround(new Date('2026-06-10T04:00:00Z'), 30);
  expect(spanAround(new Date('2026-06-10T23:59:59Z'), 30)).toEqual(morning);
  expect(morning).toEqual({ from: new Date('2026-05-11T00:00:00Z'), to: new Date('2026-07-11T00:00:00Z') });
});
