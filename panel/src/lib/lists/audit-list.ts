import type { AuditActorKind, AuditLogFilter } from '../../gql/graphql.ts';
import { choice, toSearch } from './list-address.ts';

export type ActorChoice = 'any' | 'operator' | 'api-key' | 'stripe-event' | 'system';

/** What the audit log shows; its whole state is in the address. */
export interface AuditListState {
  /** The name of a mutation, or the console's own word; empty: any. */
  action: string;
  /** A GraphQL type such as `Price`; empty: any. */
  objectType: string;
  objectId: string;
  actor: ActorChoice;
  actorId: string;
  /** First and last day, as a date field has them, in the reader's own time zone; empty: no end. */
  from: string;
  to: string;
  /** The cursor that the page comes after; empty on the first page. */
  after: string;
}

const actorChoices = ['any', 'operator', 'api-key', 'stripe-event', 'system'] as const;
const actorKinds: Record<Exclude<ActorChoice, 'any'>, AuditActorKind> = { operator: 'OPERATOR', 'api-key': 'API_KEY', 'stripe-event': 'STRIPE_EVENT', system: 'SYSTEM' };

/** Reads the query string; anything unknown in it counts as left out. */
export function readAuditList(params: URLSearchParams): AuditListState {
  const text = (key: string) => params.get(key)?.trim() ?? '';
  return {
    action: text('action'), objectType: text('type'), objectId: text('object'), actor: choice(params.get('by'), actorChoices), actorId: text('actor'),
    from: day(params.get('from')), to: day(params.get('to')), after: params.get('after') ?? '',
  };
}

/** The query string of a state, without what is at its default. */
export function toAuditSearch(state: Partial<AuditListState>): string {
  return toSearch({
    action: state.action, type: state.objectType, object: state.objectId, by: state.actor === 'any' ? undefined : state.actor, actor: state.actorId,
    from: state.from, to: state.to, after: state.after,
  });
}

/** The API's filter for a state; what is not filtered by is left out. Days begin and end at midnight where the reader is. */
export function auditFilter(state: AuditListState): AuditLogFilter {
  return {
    ...(state.action && { actions: [state.action] }),
    ...(state.objectType && { objectType: state.objectType }),
    ...(state.objectId && { objectId: state.objectId }),
    ...(state.actor !== 'any' && { actorKind: actorKinds[state.actor] }),
    ...(state.actorId && { actorId: state.actorId }),
    ...(state.from && { from: midnight(state.from, 0) }),
    ...(state.to && { to: midnight(state.to, 1) }),
  };
}

function day(value: string | null): string {
  return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';
}

function midnight(date: string, daysLater: number): string {
  const moment = new Date(`${date}T00:00:00`);
  moment.setDate(moment.getDate() + daysLater);
  return moment.toISOString();
}
