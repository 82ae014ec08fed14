#!/usr/bin/env node
import { errorCode } from './error-code.ts'
import { helpText, readCommandLine, type CommandLine } from './options.ts'
import { startSimulator, type Simulator } from './simulator.ts'

/** Reads the command line, or ends the process with what is wrong with it. */
function commandLine(): CommandLine {
  try {
    return readCommandLine(process.argv.slice(2), process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error('Try --help.')
    process.exit(2)
  }
}

function cause(error: unknown, port: number): string {
  if (errorCode(error) === 'EADDRINUSE') return `port ${port} is taken: choose another with --port`
  return error instanceof Error ? error.message : String(error)
}

const { simulator: options, exitWithParent, help } = commandLine()
if (help) {
  process.stdout.write(helpText())
  process.exit(0)
}

let simulator: Simulator
try {
  simulator = await startSimulator(options)
} catch (error) {
  console.error(`The Stripe simulator could not start: ${cause(error, options.port ?? 4010)}`)
  process.exit(1)
}

let stopping = false
function stop(): void {
  if (stopping) return
  stopping = true
  simulator.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
if (exitWithParent) process.stdin.on('end', stop).on('error', stop).resume()

const { url, controlUrl, accountId, apiKey, webhookSecret } = simulator
console.error(`Stripe simulator for ${accountId} at ${url}`)
// The key and the secret open nothing but this simulator.
process.stdout.write(`${JSON.stringify({ ready: true, url, controlUrl, accountId, apiKey, webhookSecret })}\n`)
