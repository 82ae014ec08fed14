import * as fc from 'fast-check';
import { memberRefs } from './member-refs.ts';

const id = '01a22a2d-8ddf-7154-87e3-f3eb2a82f4d8';

test('a pasted list names members in any of the three ways', () => {
  expect(memberRefs(`ada@example.org\n\n  crm-7 \r\n${id}\n`)).toEqual([{ email: 'ada@example.org' }, { externalId: 'crm-7' }, { id }]);
});

test('in a table the column that names members counts, wherever it stands', () => {
  expect(memberRefs('\uFEFFName;E-Mail\n"Lovelace; Ada";ada@example.org\n"Hopper, Grace";\n')).toEqual([{ email: 'ada@example.org' }]);
  expect(memberRefs('external_id,name\ncrm@7,"Ada ""the"" first"\n')).toEqual([{ externalId: 'crm@7' }]);
  expect(memberRefs('ada@example.org\tAda\n')).toEqual([{ email: 'ada@example.org' }]);
});

test('whatever an external id holds, in quotes it arrives as it is', () => {
  const ids = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replace(/[\r\n\uFEFF]/g, '').trim()).filter((text) => text !== '');
  fc.assert(fc.property(fc.array(ids, { minLength: 1, maxLength: 5 }), (externalIds) => {
    const csv = ['externalId', ...externalIds.map((one) => `"${one.replaceAll('"', '""')}"`)].join('\n');
    expect(memberRefs(csv)).toEqual(externalIds.map((externalId) => ({ externalId })));
  }));
});
