/** One page of Stripe's list. */
export interface ListedPage {
  ids: string[]
  /** Where the next page begins; null: this is the last. */
  next: string | null
  /** Stripe's clock when it answered. */
  answeredAt: Date
  /**
   * Compares the page with what is here and settles what differs.
   * @param rebuild everything is written anew, also what seems right
   * @returns how many objects differed
   */
  compare(runId: string, rebuild: boolean): Promise<number>
}

/** How one kind of object is compared with Stripe. */
export interface Comparison {
  /** `event`, `product`, `customer` … */
  kind: string
  /** In which runs it takes part: those that compare, those that rebuild the projected tables, or both. */
  takesPart: 'comparing' | 'rebuilding' | 'both'
  /** Asks Stripe for the page after the cursor; null: the first. @throws what the SDK throws */
  list(cursor: string | null): Promise<ListedPage>
  /** What is here and should have been listed since the moment, but was not; undefined: that means nothing for this kind. */
  unlisted?(runId: string, listingSince: Date): Promise<Unlisted>
  /** Looks one such object up, and buries it when Stripe does not know it. @returns did it differ */
  lookUp?(id: string, runId: string): Promise<boolean>
}

/** Objects that Stripe did not list. */
export interface Unlisted {
  ids: string[]
  /** How many of the kind there are here, to see whether suspiciously many are missing. */
  present: number
}
