/** How a status looks: good, under way, not there, needs a person, over. */
export type StatusTone = 'synced' | 'pending' | 'notMapped' | 'attention' | 'failed';

/** How a status of Stripe's reads. */
export interface StatusWords {
  label: string;
  tone: StatusTone;
  /** What it means, in a sentence or two. */
  meaning: string;
}

/** The words of a status; one that Stripe adds one day is shown as Stripe writes it. */
export function statusWords(words: Record<string, StatusWords>, status: string): StatusWords {
  return words[status] ?? { label: sentence(status), tone: 'notMapped', meaning: 'A status that this version does not know.' };
}

/** One of Stripe's words as people write it: `subscription_cycle` is “Subscription cycle”. */
export function sentence(word: string): string {
  return (word.charAt(0).toUpperCase() + word.slice(1)).replaceAll('_', ' ');
}
