import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from '../harness/eventually.ts'
import { rows } from '../rows.ts'
import { deliverTo, event } from '../webhook-calls.ts'
import { startFleet } from './fleet.ts'
import { alerts } from './health-calls.ts'
import { accounts } from './ledger.ts'
import { startOwnPostgres } from './own-postgres.ts'

const run = promisify(execFile)

/** Room for a new cluster and some work. MiB. */
const SIZE = 420
/** What is left on the disk when the flood begins. Bytes. */
const LEFT = 12 * 1024 * 1024

/** A file system of its own, so that filling it harms nobody. @throws where this user may not mount one: the test cannot be run then, and says so */
async function mountSmall(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'console-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}m,mode=711`, 'tmpfs', directory])
  } catch (error) {
    await rm(directory, { recursive: true })
    throw new Error('A small file system cannot be mounted here, so a full disk was NOT tested: run the fault tests on Linux as root, in a container with CAP_SYS_ADMIN.', { cause: error })
  }
  await chmod(directory, 0o711)
  return directory
}

it('a full disk takes nothing that it cannot keep, keeps what it took, and all comes again when there is room', async () => {
  const disk = await mountSmall()
  try {
    const postgres = await startOwnPostgres(join(disk, 'data'))
    const fleet = await startFleet({ databaseUrl: postgres.databaseUrl })
    const { bavail, bsize } = await statfs(disk)
    await writeFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - LEFT, 1))

    // Not to be compressed away.
    const filler = (): string => Array.from({ length: 20_000 }, () => Math.random().toString(36)).join('').slice(0, 200_000)
    const flood = Array.from({ length: 150 }, (_value, number) => event({ type: 'charge.updated', data: { object: { id: `ch_${number}`, object: 'charge', description: filler() } } }))
    const statuses: number[] = []
    for (const { payload } of flood) statuses.push(await deliverTo(fleet.web(), payload))
    expect(new Set(statuses)).toEqual(new Set([200, 500]))
    await fleet.stripe.client.customers.create({ name: 'While there is no room' })
    // The processes live on, and say what they can: what is the matter, or that the database is gone.
    await eventually(async () => {
      if ((await fetch(`${fleet.web().url}/readyz`)).ok) expect(await alerts(fleet.web())).toContain('DELIVERIES_FAILING')
    })
    expect((await fetch(`${fleet.web().url}/healthz`)).status).toBe(200)
    await fleet.web().graphqlRaw('mutation { createProduct(input: { name: "Perhaps" }) { product { id } } }')

    await rm(join(disk, 'ballast'))
    if (postgres.hasEnded()) await postgres.start()
    const refused = flood.filter((_event, index) => statuses[index] === 500)
    for (const { payload } of refused) await eventually(async () => { expect(await deliverTo(fleet.web(), payload)).toBe(200) })
    expect(await rows(postgres.databaseUrl, "select count(*)::int from stripe_event where type = 'charge.updated'")).toEqual([{ count: flood.length }])
    expect(await accounts(fleet.dataSource, fleet.stripe, 120_000)).toEqual([])
    await eventually(async () => { expect(await alerts(fleet.web())).toEqual([]) })
    await fleet.stop()
    await postgres.stop()
  } finally {
    await run('umount', ['-l', disk])
    await rm(disk, { recursive: true, force: true })
  }
})
