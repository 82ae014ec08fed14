import { runCli } from './cli/cli.ts'

// A terminal that was closed must not turn the orderly stop into a crash.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exit(await runCli(process.argv.slice(2), process.env, {
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
}))
