/** Objects that are projected beside each other: one that waits for Stripe must not hold up the others. */
export const LANES = 8

/** Runs all works, so many at a time; all are tried. @throws the first failure, when every work has ended */
export async function runBounded(works: readonly (() => Promise<void>)[], lanes: number): Promise<void> {
  const waiting = works.values()
  const failures: unknown[] = []
  const lane = async () => {
    for (const work of waiting) await work().catch((error: unknown) => failures.push(error))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw failures[0]
}
