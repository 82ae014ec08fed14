import { z } from 'zod'

/** What the inbox keeps beside the body as it came. */
export interface ReceivedEvent {
  /** `evt_…` */
  id: string
  type: string
  apiVersion: string | null
  livemode: boolean
  /** The connected account that the event is about, if any. */
  account: string | null
  /** Seconds since 1970, Stripe's clock. */
  created: number
  objectId: string | null
  payload: string
}

const text = z.string().min(1).max(255).regex(/^[^\0]*$/)
const envelope = z.object({
  id: text,
  object: z.literal('event'),
  type: text,
  api_version: text.nullish(),
  livemode: z.boolean(),
  account: text.nullish(),
  // The last second that PostgreSQL and people write with four digits of a year.
  created: z.number().int().min(0).max(253_402_300_799),
  data: z.object({ object: z.object({ id: text.nullish() }) }),
})

/**
 * Reads a body whose signature was right. https://docs.stripe.com/api/events/object
 * @returns undefined when it is no event
 */
export function readEvent(body: Buffer): ReceivedEvent | undefined {
  const payload = body.toString('utf8')
  let json: unknown
  try {
    json = JSON.parse(payload)
  } catch {
    return undefined
  }
  const { success, data } = envelope.safeParse(json)
  if (!success || payload.includes('\0')) return undefined
  return {
    id: data.id, type: data.type, apiVersion: data.api_version ?? null, livemode: data.livemode, account: data.account ?? null,
    created: data.created, objectId: data.data.object.id ?? null, payload,
  }
}
