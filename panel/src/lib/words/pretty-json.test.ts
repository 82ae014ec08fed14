import { prettyJson } from './pretty-json.ts';

test('JSON gets a line for each member', () => {
  expect(prettyJson('{"id":"evt_1","data":{"n":[1,2]}}')).toBe('{\n  "id": "evt_1",\n  "data": {\n    "n": [\n      1,\n      2\n    ]\n  }\n}');
});

test('what is no JSON stays as it is', () => {
  expect(prettyJson('{"id":')).toBe('{"id":');
});
