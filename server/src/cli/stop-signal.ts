/** Exit code of a program that was interrupted, as shells count it: 128 + SIGINT. */
const interruptedCode = 130

/** One Ctrl-C arrives several times: from the terminal and from each package manager in between. Milliseconds. */
const repetition = 1000

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Being told to stop from outside. */
export interface StopSignal {
  /**
   * Aborted by the first Ctrl-C, SIGTERM or hang-up. The second ends the process at once; PostgreSQL and the
   * simulator notice that and end by themselves.
   */
  signal: AbortSignal
  /**
   * Takes the signals from libraries that listen for them too: Apollo Server sends the process the same signal again
   * when it has stopped, which would count as the second.
   */
  claim: () => void
}

/** Listens for the signals from now on. */
export function listenForStop(): StopSignal {
  const controller = new AbortController()
  let first = 0
  function stop(name: string): void {
    if (!controller.signal.aborted) {
      first = performance.now()
      controller.abort(new Error(`stopped by ${name}`))
    } else if (performance.now() - first > repetition) {
      process.exit(interruptedCode)
    }
  }
  const listen = (): void => names.forEach((name) => process.on(name, stop))
  listen()
  return {
    signal: controller.signal,
    claim: () => {
      names.forEach((name) => process.removeAllListeners(name))
      listen()
    },
  }
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
