import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleServer } from './bundle-server.ts'
import { run } from './run.ts'
import { root } from './workspace.ts'

interface Package {
  name: string
  /** Files and directories below the root that its output depends on. */
  inputs: string[]
  /** Program of node_modules and its arguments, run in the package. */
  command: [program: string, ...args: string[]]
  /** What is done with the command's output. */
  finish?: () => Promise<void>
}

const shared = ['package.json', 'pnpm-lock.yaml', 'tsconfig.base.json']

const compiled = (name: string): Package => ({
  name,
  inputs: [...shared, `${name}/src`, `${name}/package.json`, `${name}/tsconfig.json`, `${name}/tsconfig.build.json`],
  command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
})

const packages: Package[] = [
  compiled('simulator'),
  { ...compiled('server'), inputs: [...compiled('server').inputs, 'scripts/bundle-server.ts'], finish: bundleServer },
  {
    name: 'panel',
    inputs: [...shared, ...['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts', 'postcss.config.mjs'].map((file) => `panel/${file}`)],
    command: ['panel/node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
]

/**
 * Builds the packages whose sources are not what their output was made of; says nothing when there are none.
 * @returns Whether everything is built now. Compilers' messages are printed.
 */
export async function buildPackages(names: readonly string[] = packages.map(({ name }) => name)): Promise<boolean> {
  const stale = packages.filter(({ name }) => names.includes(name)).filter((one) => readStamp(one.name) !== stampOf(one))
  if (stale.length === 0) return true
  process.stderr.write(`Building ${stale.map(({ name }) => name).join(', ')} …\n`)
  const results = await Promise.all(stale.map(build))
  return results.every(Boolean)
}

async function build(one: Package): Promise<boolean> {
  const stamp = stampOf(one)
  const [program, ...args] = one.command
  // Output of sources that are gone must not stay.
  rmSync(join(root, one.name, 'dist'), { recursive: true, force: true })
  const { code, output } = await run(process.execPath, [join(root, program), ...args], { directory: one.name, output: 'collect' })
  if (code !== 0) {
    process.stderr.write(`${one.name} does not build:\n${output}\n`)
    return false
  }
  await one.finish?.()
  mkdirSync(join(root, one.name, 'dist'), { recursive: true })
  writeFileSync(stampFile(one.name), stamp)
  return true
}

function stampFile(name: string): string {
  return join(root, name, 'dist', '.built-from')
}

function readStamp(name: string): string | undefined {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : undefined
}

/** A hash over names and contents: times change with every checkout. */
function stampOf({ inputs }: Package): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesBelow(join(root, input)))) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).toSorted().flatMap((name) => filesBelow(join(path, name)))
}
