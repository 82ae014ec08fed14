import type { Stripe } from 'stripe'
import { same } from '../../events/previous-attributes.ts'
import { invalidRequest, noSuch } from '../../http/api-error.ts'
import { EVENT_TYPES } from '../../events/event-types.ts'
import { API_VERSIONS } from '../../http/api-versions.ts'
import { list } from '../../params/composite.ts'
import { changedMetadata, metadata } from '../../params/metadata.ts'
import { emptyable, flag, oneOf, required, text, url } from '../../params/param.ts'
import type { StoredWebhookEndpoint } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { listOperation } from '../listing.ts'
import { operation, pathId, type Operation } from '../operation.ts'

/** Stripe allows 16 endpoints in an account. */
const MAX_ENDPOINTS = 16

/** What a new endpoint is made from. */
export interface EndpointSource {
  url: string
  enabled_events: string[]
  api_version?: string | undefined
  description?: string | null | undefined
  metadata?: Stripe.Metadata | undefined
  /** The signing secret; a new one when not given. */
  secret?: string | undefined
}

const eventTypes = list(oneOf('*', ...EVENT_TYPES))

function existing(call: Call, id: string): StoredWebhookEndpoint {
  const endpoint = call.tx.get('webhook_endpoint', id)
  if (endpoint === undefined) throw noSuch('webhook endpoint', id, 'webhook_endpoint', 404)
  return endpoint
}

/** Makes and stores an enabled endpoint, and gives it with its secret: the only time it is shown. @throws ApiError 400 when the account has 16 already. */
export function addEndpoint(call: Call, source: EndpointSource): StoredWebhookEndpoint & { secret: string } {
  if (call.tx.all('webhook_endpoint').size >= MAX_ENDPOINTS) throw invalidRequest(`You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`)
  const endpoint: StoredWebhookEndpoint = {
    id: call.ids.long('we', call.now),
    object: 'webhook_endpoint',
    api_version: source.api_version ?? null,
    application: null,
    created: call.now,
    description: source.description ?? null,
    enabled_events: source.enabled_events,
    livemode: false,
    metadata: source.metadata ?? {},
    status: 'enabled',
    url: source.url,
  }
  const secret = source.secret ?? call.ids.webhookSecret()
  call.tx.put('webhook_endpoint', endpoint.id, endpoint)
  call.tx.put('webhook_secret', endpoint.id, { id: endpoint.id, secret })
  return { ...endpoint, secret }
}

const create = operation({
  method: 'POST',
  path: '/v1/webhook_endpoints',
  returns: 'webhook_endpoint',
  params: {
    url: required(url()),
    enabled_events: required(eventTypes),
    api_version: oneOf(...API_VERSIONS),
    connect: flag(),
    description: emptyable(text()),
    metadata: metadata(),
  },
  run: (call, params) => addEndpoint(call, { ...params, metadata: changedMetadata({}, params.metadata) }),
})

const retrieve = operation({
  method: 'GET',
  path: '/v1/webhook_endpoints/:id',
  returns: 'webhook_endpoint',
  params: {},
  run: (call, _params, path) => existing(call, pathId(path)),
})

const update = operation({
  method: 'POST',
  path: '/v1/webhook_endpoints/:id',
  returns: 'webhook_endpoint',
  params: { description: emptyable(text()), disabled: flag(), enabled_events: eventTypes, metadata: metadata(), url: url() },
  run(call, params, path) {
    const before = existing(call, pathId(path))
    const after: StoredWebhookEndpoint = {
      ...before,
      description: params.description === undefined ? before.description : params.description,
      enabled_events: params.enabled_events ?? before.enabled_events,
      metadata: changedMetadata(before.metadata, params.metadata),
      status: params.disabled === undefined ? before.status : params.disabled ? 'disabled' : 'enabled',
      url: params.url ?? before.url,
    }
    if (!same(before, after)) call.tx.put('webhook_endpoint', after.id, after)
    return after
  },
})

const remove = operation({
  method: 'DELETE',
  path: '/v1/webhook_endpoints/:id',
  returns: 'webhook_endpoint',
  params: {},
  run(call, _params, path) {
    const endpoint = existing(call, pathId(path))
    call.tx.remove('webhook_endpoint', endpoint.id)
    call.tx.remove('webhook_secret', endpoint.id)
    for (const delivery of call.tx.all('delivery').having('endpoint', endpoint.id)) call.tx.remove('delivery', delivery.id)
    return { id: endpoint.id, object: 'webhook_endpoint', deleted: true }
  },
})

const listAll = listOperation({
  path: '/v1/webhook_endpoints',
  kind: 'webhook_endpoint',
  noun: 'webhook endpoint',
  returns: 'webhook_endpoint',
  filters: {},
  matching: () => () => true,
})

/** Webhook endpoints: https://docs.stripe.com/api/webhook_endpoints */
export const WEBHOOK_ENDPOINT_OPERATIONS: readonly Operation[] = [create, retrieve, update, remove, listAll]
