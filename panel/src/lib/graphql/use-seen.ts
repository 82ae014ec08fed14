import { useState } from 'react';
import { textChanges, type Described, type TextChange } from '../words/entitlement-text.ts';
import { toProblem } from './errors.ts';

/** What a form began with, and what somebody else made of it meanwhile. */
export interface Seen<T> {
  /** The state that the next save replaces: its `version` goes with the change. */
  seen: T;
  /** What somebody else changed since the form was opened; null: nothing that we know of. */
  conflict: TextChange[] | null;
  /** Saves. When the API answers CONFLICT, asks for the newest state, and tells what is different there. @throws as `save` does */
  saving: (save: (seen: T) => Promise<void>) => Promise<void>;
  /** The operator has seen the conflict and began again. */
  settle: () => void;
}

/**
 * Keeps two people from overwriting each other without noticing.
 * @param loaded what the form begins with
 * @param load asks for the newest state
 * @param describe what is told of it
 */
export function useSeen<T>(loaded: T, load: () => Promise<T>, describe: (value: T) => Described): Seen<T> {
  const [seen, setSeen] = useState(loaded);
  const [conflict, setConflict] = useState<TextChange[] | null>(null);

  async function saving(save: (seen: T) => Promise<void>): Promise<void> {
    try {
      await save(seen);
    } catch (error) {
      if (toProblem(error).code !== 'CONFLICT') throw error;
      const newest = await load();
      const changes = textChanges(describe(seen), describe(newest));
      setSeen(newest);
      // Refused for another reason than a change of what is told here: saving once more may do.
      if (changes.length === 0) throw error;
      setConflict(changes);
    }
  }

  return { seen, conflict, saving, settle: () => setConflict(null) };
}

/** What a form is told of a conflict, and what it holds when the operator begins again from there. */
export interface FormConflict<Values> {
  changes: readonly TextChange[];
  theirs: Values;
  onTaken: () => void;
}
