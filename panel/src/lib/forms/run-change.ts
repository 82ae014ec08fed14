import { notifications } from '@mantine/notifications';
import { problemText, toProblem } from '../graphql/errors.ts';

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
    if (toProblem(error).code !== 'UNAUTHENTICATED') notifications.show({ title: failed, message: problemText(error), color: 'red', autoClose: 10_000 });
    return false;
  }
}
