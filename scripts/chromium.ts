import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { run } from './run.ts'

const known = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A browser for the tests: one that is installed, or one installed now; undefined when neither is possible. */
export async function findOrInstallChromium(): Promise<string | undefined> {
  return await findChromium() ?? await installChromium()
}

async function findChromium(): Promise<string | undefined> {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (await works(chosen)) return chosen
    process.stderr.write('CHROMIUM_PATH is not a browser that runs: looking for another one.\n')
  }
  for (const candidate of [...known, chromium.executablePath()]) {
    if (existsSync(candidate) && await works(candidate)) return candidate
  }
  return undefined
}

/** Some systems have a file of that name which only says how to get the browser. */
async function works(path: string): Promise<boolean> {
  return (await run(path, ['--version'], { output: 'collect' })).code === 0
}

async function installChromium(): Promise<string | undefined> {
  process.stderr.write('No Chromium is installed: trying to install one for the browser tests …\n')
  const root = process.getuid?.() === 0
  if (root && existsSync('/usr/bin/apt-get')) {
    await run('/bin/sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium'], { output: 'collect' })
    const installed = await findChromium()
    if (installed !== undefined) return installed
  }
  await run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', ...(root ? ['--with-deps'] : []), 'chromium'], { output: 'collect' })
  return await findChromium()
}
