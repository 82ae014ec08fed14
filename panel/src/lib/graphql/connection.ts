import { observableValue } from './observable-value.ts';

/** Whether the panel can refresh what it shows. `since`: the moment of the first failure. */
export type Connection = { state: 'ok' } | { state: 'lost'; since: Date };

/** Followed by the shell's notice; written by the network layer after each query. */
export const connection = observableValue<Connection>({ state: 'ok' });

export function reportRefreshed(): void {
  if (connection.get().state !== 'ok') connection.set({ state: 'ok' });
}

export function reportRefreshFailed(): void {
  if (connection.get().state === 'ok') connection.set({ state: 'lost', since: new Date() });
}
