import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ListAddress } from './status-list.ts';

/** The state of a list in the address, and the ways to change it. */
export interface ListInAddress<State> {
  state: State;
  /** The query string of the state. */
  search: string;
  /** True when search or filters leave something out. */
  filtered: boolean;
  /** Whatever changes, the list starts at the newest again. `replace`: leaves no step for the back button. */
  change: (next: Partial<State>, replace?: boolean) => void;
  firstPage: () => void;
  clear: () => void;
}

/** The list that this page shows, as its address has it. */
export function useListAddress<State extends { after: string }, Filter>(list: ListAddress<State, Filter>): ListInAddress<State> {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const state = list.read(params);
  const change = useCallback((next: Partial<State>, replace = false) => {
    const current = list.read(new URLSearchParams(window.location.search));
    // To the list itself, also while something is open over it.
    void navigate({ pathname: '.', search: list.toSearch({ ...current, after: '', ...next }) }, { replace });
  }, [list, navigate]);
  return {
    state,
    search: list.toSearch(state),
    filtered: list.toSearch({ ...state, after: '' }) !== '',
    change,
    firstPage: () => change({}),
    clear: () => change(list.cleared),
  };
}
