import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Logger } from '../logger.ts'
import { StartupError } from '../config/startup-error.ts'

/** The line that the simulator writes to standard output when it listens. */
const readyLine = z.object({ ready: z.literal(true), url: z.url(), accountId: z.string().startsWith('acct_') })

/** How long the simulator may take to start or to stop, in milliseconds. */
const startLimit = 30_000
const stopLimit = 5_000

/** A simulator that runs, whichever process it is at the moment. */
export interface Supervised {
  url: string
  accountId: string
  stop: () => Promise<void>
}

/** Starts the program, resolves when it listens, and starts it again whenever it ends before it is told to. */
export async function superviseSimulator(program: string, args: string[], secrets: Record<string, string>, logger: Logger): Promise<Supervised> {
  let stopping = false
  let current = await launch(program, args, secrets, logger)
  const { url, accountId } = current

  async function keepRunning(): Promise<void> {
    for (let pause = 500; ; pause = Math.min(pause * 2, 30_000)) {
      await current.exited
      if (stopping) return
      logger.warn(`The Stripe simulator ended: starting it again in ${pause / 1000} s.`)
      await delay(pause, undefined, { ref: false })
      if (stopping) return
      try {
        current = await launch(program, args, secrets, logger)
        pause = 250
      } catch (error) {
        logger.error({ err: error }, 'The Stripe simulator did not start again')
      }
    }
  }

  const supervision = keepRunning()
  return {
    url,
    accountId,
    stop: async () => {
      stopping = true
      await current.stop()
      await Promise.race([supervision, delay(1000, undefined, { ref: false })])
      await current.stop()
    },
  }
}

interface Launched extends Supervised {
  exited: Promise<void>
}

async function launch(program: string, args: string[], secrets: Record<string, string>, logger: Logger): Promise<Launched> {
  // A group of its own: Ctrl-C reaches the console only, which stops the simulator after itself.
  const child = spawn(process.execPath, [program, ...args], {
    detached: true, stdio: ['pipe', 'pipe', 'pipe'],
    // Command lines can be read by everybody on the machine; the environment cannot.
    env: { ...process.env, ...secrets },
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
  const lastLines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line)
    lastLines.splice(0, lastLines.length - 10)
    logger.debug({ simulator: line }, 'simulator')
  })
  const ready = await Promise.race([firstReadyLine(child), exited, delay(startLimit, undefined, { ref: false })])
  if (ready === undefined) {
    child.kill('SIGKILL')
    throw new StartupError(`The Stripe simulator did not start. It said:\n${lastLines.map((line) => `  ${line}`).join('\n')}`)
  }
  return {
    ...ready,
    exited,
    stop: async () => {
      child.kill('SIGTERM')
      const late = delay(stopLimit, 'late', { ref: false })
      if (await Promise.race([exited, late]) === 'late') child.kill('SIGKILL')
      await exited
    },
  }
}

function firstReadyLine(child: ChildProcess): Promise<z.infer<typeof readyLine> | undefined> {
  return new Promise((resolve) => {
    if (child.stdout === null) return resolve(undefined)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = readyLine.safeParse(parseJson(line))
      if (parsed.success) resolve(parsed.data)
    })
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
