import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { StartupError } from '../config/startup-error.ts'

/** How PostgreSQL's programs are run: as this user, or, since PostgreSQL refuses root, as another one. */
export interface ServerAccount {
  /** Put before each command. */
  prefix: string[]
  /** User and group of the process that runs the command with its prefix. */
  ids: { uid?: number, gid?: number }
  /** Gives a file or directory to the account. */
  own: (path: string) => void
}

/**
 * The account for PostgreSQL's programs. For root that is the system user `postgres`, made if missing.
 * @param paths Programs and directories that the account has to reach.
 * @throws StartupError when root can find no way.
 */
export function serverAccount(paths: string[]): ServerAccount {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, own: () => undefined }
  const ids = postgresUser()
  const own = (path: string): void => chownSync(path, ids.uid, ids.gid)
  const reachable = spawnSync('/bin/sh', ['-c', 'for path; do test -x "$path" || exit 1; done', 'sh', ...paths], ids).status === 0
  if (reachable) return { prefix: [], ids, own }
  // A checkout in /root or another private directory: the account may pass through it with this one capability.
  // Keeping the capability when access(2) is asked needs the secure bit, see capabilities(7).
  const prefix = [
    'setpriv', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--',
  ]
  const permitted = spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true']).status === 0
  if (permitted) return { prefix, ids: {}, own }
  throw new StartupError(
    'PostgreSQL refuses to run as root, and its own user "postgres" cannot reach this directory: run the console as a normal user, move it out of root\'s home, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function postgresUser(): { uid: number, gid: number } {
  try {
    return findPostgresUser() ?? createPostgresUser()
  } catch (error) {
    throw new StartupError(
      'PostgreSQL refuses to run as root, and a user "postgres" could not be made for it: run the console as a normal user, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    )
  }
}

function createPostgresUser(): { uid: number, gid: number } {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'], { stdio: 'ignore' })
  const created = findPostgresUser()
  if (created === undefined) throw new Error('The new user cannot be found.')
  return created
}

function findPostgresUser(): { uid: number, gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
