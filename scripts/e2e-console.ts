import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { issuerSettings, startIssuer } from '../server/test/harness/issuer.ts'
import { root } from './workspace.ts'

/** A console with its own database and simulator, for the browser tests. */
export interface E2eConsole {
  /** The variables that the browser tests read. */
  environment: Record<string, string>
  stop: () => Promise<void>
}

/** How long the first start may take, in milliseconds. */
const startLimit = 120_000

/** Starts the compiled console on any free port with a new data directory. */
export async function startE2eConsole(): Promise<E2eConsole> {
  const dataDir = await mkdtemp(join(tmpdir(), 'console-e2e-'))
  // For root, PostgreSQL runs as another user, who passes through here.
  await chmod(dataDir, 0o711)
  const operator = { email: 'operator@example.com', password: randomBytes(12).toString('hex'), apiKey: randomBytes(24).toString('hex') }
  const issuer = await startIssuer()
  issuer.claims = { sub: 'e2e', email: 'issuer@example.com', email_verified: true, name: 'Ida Issuer', role: 'viewer' }
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, [`${root}/server/dist/bundle/main.js`, 'start'], {
    env: {
      PATH, HOME, TMPDIR,
      PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn',
      // So that a test can call from an address of its own.
      TRUSTED_PROXIES: '127.0.0.1,::1',
      ...issuerSettings(issuer),
      BOOTSTRAP_OPERATOR_EMAIL: operator.email, BOOTSTRAP_OPERATOR_PASSWORD: operator.password, BOOTSTRAP_API_KEY: operator.apiKey,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    await exited
    await issuer.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const deadline = Date.now() + startLimit
  while (!output.includes('Stripe: ')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`The console for the browser tests did not start. ${output}`)
    }
    await delay(50)
  }
  return {
    environment: {
      E2E_BASE_URL: found(output, /Panel: (\S+)/),
      E2E_EMAIL: operator.email,
      E2E_PASSWORD: operator.password,
      E2E_API_KEY: operator.apiKey,
      E2E_STRIPE_API_BASE: found(output, /Stripe: simulator \(([^,]+),/),
      E2E_STRIPE_API_KEY: (await readFile(join(dataDir, 'simulator/api-key'), 'utf8')).trim(),
    },
    stop,
  }
}

function found(output: string, pattern: RegExp): string {
  const text = pattern.exec(output)?.[1]
  if (text === undefined) throw new Error(`The console did not print ${pattern}: ${output}`)
  return text
}
