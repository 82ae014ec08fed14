import { problemText, toProblem } from '../graphql/errors.ts';

/** The parts of a Mantine form that are needed to show the server's messages. */
interface FormWithErrors {
  getValues: () => object;
  setErrors: (errors: Record<string, string>) => void;
}

/**
 * Puts the server's field messages onto the form's fields.
 * @returns what belongs to no field of the form and is to be shown above it; null when every message found its field
 */
export function showServerErrors(form: FormWithErrors, error: unknown): string | null {
  const problem = toProblem(error);
  if (problem.code === 'UNAUTHENTICATED') return 'You were signed out before this was saved. Sign in, then save again.';
  if (problem.code !== 'BAD_USER_INPUT' && Object.keys(problem.fields).length === 0) {
    return problemText(error);
  }
  const onFields: Record<string, string> = {};
  const elsewhere: string[] = [];
  for (const [path, message] of Object.entries(problem.fields)) {
    if (path.startsWith('metadata.')) onFields.metadata = `${path.slice('metadata.'.length)}: ${message}`;
    else if (hasPath(form.getValues(), path)) onFields[path] = message;
    else elsewhere.push(`${path}: ${message}`);
  }
  form.setErrors(onFields);
  if (elsewhere.length > 0) return elsewhere.join(' ');
  return Object.keys(onFields).length > 0 ? null : problem.message;
}

/** Whether a dotted path such as `tiers.0.upTo` leads to something in the form's values. */
function hasPath(values: object, path: string): boolean {
  let current: unknown = values;
  for (const key of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return false;
    current = (current as Record<string, unknown>)[key];
  }
  return true;
}
