/** Exit code of a program that was interrupted, as shells count it: 128 + SIGINT. */
const interruptedCode = 130

/** One Ctrl-C arrives several times: from the terminal and from each package manager in between. Milliseconds. */
const repetition = 1000

/**
 * A signal that is aborted by the first Ctrl-C, SIGTERM or hang-up. The second ends the process at once; PostgreSQL
 * and the simulator notice that and end by themselves.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  let first = 0
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        first = performance.now()
        controller.abort(new Error(`stopped by ${name}`))
      } else if (performance.now() - first > repetition) {
        process.exit(interruptedCode)
      }
    })
  }
  return controller.signal
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
