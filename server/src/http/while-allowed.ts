/** How often it is asked. Milliseconds: as long as a revoked API key may still be taken for valid. */
const INTERVAL = 5000

/**
 * Ends a stream when its listener may not hear it any more.
 * @param refusal its last word then; null as long as all is well
 */
export function whileAllowed<Result>(results: AsyncGenerator<Result, void>, refusal: () => Promise<Result | null>): AsyncGenerator<Result, void> {
  const [next, leave] = [results.next.bind(results), results.return.bind(results)]
  let last: Result | null = null
  const timer = setInterval(() => {
    void refusal().then(async (found) => {
      if (found === null || last !== null) return
      last = found
      await leave()
    })
  }, INTERVAL)
  results.next = async () => {
    const step = await next()
    if (!step.done) return step
    clearInterval(timer)
    const value = last
    last = null
    return value === null ? step : { done: false, value }
  }
  results.return = async (value) => {
    clearInterval(timer)
    return await leave(value)
  }
  return results
}
