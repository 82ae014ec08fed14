import type { DataSource } from 'typeorm'

/**
 * Forgets what was remembered for sign-ins that nobody finished in time: better-auth itself does so only when it looks for
 * another one, and every sign-in page that opens begins one by passkey.
 * @returns how many there were
 */
export async function forgetAbandonedSignIns(dataSource: DataSource): Promise<number> {
  const [, forgotten] = await dataSource.query<[unknown[], number]>('delete from operator_verification where expires_at < now()')
  return forgotten
}
