import { rm } from 'node:fs/promises'

/** Ends what global-setup.ts started. */
export default async function globalTeardown(): Promise<void> {
  const shared = globalThis.sharedPostgres
  if (shared === undefined) return
  await shared.postgres.stop()
  await rm(shared.directory, { recursive: true, force: true })
}
