import { bytes } from './health-text.ts';

test.each([[0, '0 B'], [999, '999 B'], [12_345_678, '12.3 MB'], [450_000_000_000, '450 GB'], [3_000_000_000_000_000, '3000 TB']])('%d bytes', (count, text) => {
  expect(bytes(count)).toBe(text);
});
