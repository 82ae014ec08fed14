import { noSuch } from '../../http/api-error.ts'
import { flag, required, text } from '../../params/param.ts'
import type { StoredPortalConfiguration, StoredPortalSession } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { PUBLIC_URL } from '../checkout/session-type.ts'
import { listOperation } from '../listing.ts'
import type { ObjectType, StripeObject } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

const REASONS = ['too_expensive', 'missing_features', 'switched_service', 'unused', 'customer_service', 'too_complex', 'low_quality', 'other']

/** The account's default configuration, made when it is first needed. */
function defaultConfiguration(call: Call): StoredPortalConfiguration {
  const [known] = call.tx.all('portal_configuration').oldestFirst()
  if (known !== undefined) return known
  const configuration: StoredPortalConfiguration = {
    id: call.ids.long('bpc', call.now),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: call.now,
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true, payment_method_configuration: null },
      subscription_cancel: { cancellation_reason: { enabled: false, feedback_options: null, options: REASONS }, enabled: true, mode: 'at_period_end', proration_behavior: 'none' },
      subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default: true,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: call.now,
  }
  call.tx.put('portal_configuration', configuration.id, configuration)
  call.emit('billing_portal.configuration.created', configuration)
  return configuration
}

function configurationOf(call: Call, id: string, status: 400 | 404): StoredPortalConfiguration {
  const configuration = call.tx.get('portal_configuration', id)
  if (configuration === undefined) throw noSuch('configuration', id, 'configuration', status)
  return configuration
}

const createSession = operation({
  method: 'POST',
  path: '/v1/billing_portal/sessions',
  returns: 'billing_portal.session',
  params: { customer: required(text()), configuration: text(), locale: text(), return_url: text() },
  run(call, params) {
    if (call.tx.get('customer', params.customer) === undefined) throw noSuch('customer', params.customer, 'customer', 400)
    const configuration = params.configuration === undefined ? defaultConfiguration(call) : configurationOf(call, params.configuration, 400)
    const session: StoredPortalSession = {
      id: call.ids.long('bps', call.now),
      object: 'billing_portal.session',
      after_expiration: null,
      configuration: configuration.id,
      created: call.now,
      customer: params.customer,
      customer_account: null,
      flow: null,
      livemode: false,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: params.return_url ?? configuration.default_return_url,
    }
    call.tx.put('portal_session', session.id, session)
    call.emit('billing_portal.session.created', session)
    return session
  },
})

const retrieveConfiguration = operation({
  method: 'GET',
  path: '/v1/billing_portal/configurations/:id',
  returns: 'billing_portal.configuration',
  params: {},
  run: (call, _params, path) => configurationOf(call, pathId(path), 404),
})

const listConfigurations = listOperation({
  path: '/v1/billing_portal/configurations',
  kind: 'portal_configuration',
  noun: 'configuration',
  returns: 'billing_portal.configuration',
  filters: { active: flag(), is_default: flag() },
  matching(call, params) {
    defaultConfiguration(call)
    return (configuration) => (params.active === undefined || configuration.active === params.active) && (params.is_default === undefined || configuration.is_default === params.is_default)
  },
})

/** How portal configurations are found and sent. */
export const PORTAL_CONFIGURATION: ObjectType = { object: 'billing_portal.configuration', fields: {}, find: (reader, id) => reader.get('portal_configuration', id) }

/** How portal sessions are sent: with the address of their page. */
export const PORTAL_SESSION: ObjectType = {
  object: 'billing_portal.session',
  fields: { configuration: { kind: 'reference', object: 'billing_portal.configuration' } },
  find: (reader, id) => reader.get('portal_session', id),
  present(reader, stored) {
    const base = reader.get('setting', PUBLIC_URL)?.value
    const id = 'id' in stored && typeof stored.id === 'string' ? stored.id : ''
    return { ...stored, url: `${typeof base === 'string' ? base : ''}/p/session/${id}` } as StripeObject
  },
}

/** The Billing Portal: https://docs.stripe.com/api/customer_portal */
export const PORTAL_OPERATIONS: readonly Operation[] = [createSession, retrieveConfiguration, listConfigurations]
