import { VisuallyHidden } from '@mantine/core';
import { observableValue, useObservableValue } from '../lib/graphql/observable-value.ts';

const spoken = observableValue('');
let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** More changes at once than this are told as a number, not one by one. */
const MOST_AT_ONCE = 3;

/** Has a screen reader say `text` when it next pauses. Changes within half a second are told together. */
export function announce(text: string): void {
  waiting.push(text);
  timer ??= setTimeout(() => {
    spoken.set(waiting.length > MOST_AT_ONCE ? `${waiting.length} statuses changed.` : waiting.join(' '));
    waiting = [];
    timer = undefined;
  }, 500);
}

/** The one live region of the page, where {@link announce} speaks. */
export function Announcer() {
  const text = useObservableValue(spoken);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="announcer">
      {text}
    </VisuallyHidden>
  );
}
