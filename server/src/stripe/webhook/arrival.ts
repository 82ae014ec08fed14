import type { StripeEventStatus } from '../../entities/stripe-event.ts'
import type { StripeAccount } from '../account.ts'
import { isProjected } from '../projection/projected-types.ts'
import type { ReceivedEvent } from './received-event.ts'

/** An event on its way into the inbox, with what is to become of it there. */
export interface Arrival extends ReceivedEvent {
  status: StripeEventStatus
  /** The account that the console is connected to. */
  receivedBy: string
}

/** What becomes of an event that this account received. */
export function arrivalOf(event: ReceivedEvent, { account, livemode }: StripeAccount): Arrival {
  return { ...event, status: firstStatus(event, { account, livemode }), receivedBy: account }
}

function firstStatus(event: ReceivedEvent, { account, livemode }: StripeAccount): StripeEventStatus {
  if (event.livemode !== livemode || (event.account !== null && event.account !== account)) return 'ignored'
  return isProjected(event.type) && event.objectId !== null ? 'received' : 'stored'
}
