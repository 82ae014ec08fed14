import { useSyncExternalStore } from 'react';

/** One clock for the whole page: every text that counts seconds or minutes changes at the same beat. */
let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = new Date();
  timer ??= setInterval(() => {
    now = new Date();
    for (const one of listeners) one();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** A text made from the present moment; renders again only when the text changes. */
export function useTextOfNow(text: (now: Date) => string): string {
  return useSyncExternalStore(subscribe, () => text(now));
}
