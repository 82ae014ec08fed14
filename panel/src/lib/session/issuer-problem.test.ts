import { issuerProblem } from './issuer-problem.ts';

test('a refusal is explained, an unknown one too, and none is none', () => {
  expect(issuerProblem('no_role')?.text).toContain('has no role in Member Console');
  expect(issuerProblem('please_restart_the_process')?.title).toBe('Not signed in');
  expect(issuerProblem('constructor')?.title).toBe('Not signed in');
  expect(issuerProblem(null)).toBeNull();
});
