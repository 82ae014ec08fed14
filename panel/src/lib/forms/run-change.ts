import { notifications } from '@mantine/notifications';
import { toProblem } from '../graphql/errors.ts';

/**
 * Runs a change that has no form: tells what was done, or why it was not.
 * @param failed what to say in bold when it fails, such as “Not archived”
 * @returns whether it was done
 */
export async function runChange(change: () => Promise<unknown>, { done, failed }: { done: string; failed: string }): Promise<boolean> {
  try {
    await change();
    notifications.show({ message: done, color: 'teal' });
    return true;
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code !== 'UNAUTHENTICATED') {
      const message = problem.requestId ? `${problem.message} (Request ${problem.requestId})` : problem.message;
      notifications.show({ title: failed, message, color: 'red', autoClose: 10_000 });
    }
    return false;
  }
}
