import type { DataSource } from 'typeorm'
import type { ManagedFields, PendingCreate, StripeMapping } from '../../entities/stripe-mapping.ts'
import { knownKeys, metadataOf } from '../managed-metadata.ts'

/** What a call is about to do, whose outcome may never be known: the fields that it writes, or the create call as a whole. */
export type Intent = { mapping: StripeMapping } & ({ fields: ManagedFields } | { pendingCreate: PendingCreate })

/**
 * Stores create calls, and which metadata keys calls are going to write, before they are sent.
 * @returns the mappings whose lease was lost or that are being changed right now: their calls must not be sent
 */
export async function remember(dataSource: DataSource, intents: readonly Intent[]): Promise<Set<StripeMapping>> {
  const news = intents.filter((intent) => 'pendingCreate' in intent || addsKeys(intent.mapping, intent.fields))
  const [first] = news
  if (!first) return new Set()
  for (const intent of news) if ('fields' in intent) intent.mapping.sentMetadataKeys = knownKeys(keysOf(intent.fields), intent.mapping.sentMetadataKeys)
  const { account, livemode, leasedBy } = first.mapping
  // Whoever changes one of them is not waited for while others are held: nobody waits in a circle.
  const [written] = await dataSource.query<[{ local_id: string }[], number]>(
    `update stripe_mapping as mapping set pending_create = coalesce(intent.pending_create, mapping.pending_create), sent_metadata_keys = intent.sent_metadata_keys
     from (
       select each.kind, each.local_id, given.pending_create, given.sent_metadata_keys
       from stripe_mapping as each
       join jsonb_to_recordset($4::jsonb) as given (kind text, local_id uuid, leased_until timestamptz, pending_create jsonb, sent_metadata_keys text[])
         on each.kind = given.kind and each.local_id = given.local_id and each.leased_until = given.leased_until
       where account = $1 and livemode = $2 and leased_by = $3
       for update of each skip locked
     ) as intent
     where mapping.kind = intent.kind and mapping.local_id = intent.local_id and account = $1 and livemode = $2
     returning mapping.local_id`,
    [account, livemode, leasedBy, JSON.stringify(news.map((intent) => ({
      kind: intent.mapping.kind, local_id: intent.mapping.localId, leased_until: intent.mapping.leasedUntil, sent_metadata_keys: intent.mapping.sentMetadataKeys,
      ...('pendingCreate' in intent && { pending_create: intent.pendingCreate }),
    })))],
  )
  const known = new Set(written.map(({ local_id: id }) => id))
  return new Set(news.map(({ mapping }) => mapping).filter(({ localId }) => !known.has(localId)))
}

function addsKeys({ sentMetadataKeys }: StripeMapping, fields: ManagedFields): boolean {
  return keysOf(fields).some((key) => !sentMetadataKeys.includes(key))
}

function keysOf(fields: ManagedFields): string[] {
  return Object.keys(metadataOf(fields))
}
