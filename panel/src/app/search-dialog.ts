import { createSpotlight } from '@mantine/spotlight';

/** The search over everything: its state, and the ways to open and close it. */
export const [searchStore, searchDialog] = createSpotlight();

/**
 * Selects the first entry of `list` unless one is selected, so that Enter goes there. Mantine does it after each key, but
 * what the API finds comes later.
 */
export function selectFirstEntry(list: HTMLElement | null): void {
  if (!list || list.querySelector('[data-selected]')) return;
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  searchStore.updateState((state) => ({ ...state, selected: 0 }));
}
