import type { Stripe } from 'stripe'
import { ApiError } from '../../http/api-error.ts'
import type { Wire } from '../../wire.ts'
import type { ObjectType } from '../object-type.ts'
import { operation, pathId, type Operation } from '../operation.ts'

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
const NO_REQUIREMENTS = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
}

/** An activated account that can take payments. @param id `acct_…` @param created seconds. */
export function newAccount(id: string, created: number): Wire<Stripe.Account> {
  return {
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: '8398',
      minority_owned_business_designation: null,
      name: 'Simulated organisation',
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: NO_ADDRESS,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'DE',
    created,
    default_currency: 'eur',
    details_submitted: true,
    email: 'simulator@example.com',
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: NO_REQUIREMENTS,
    metadata: {},
    payouts_enabled: true,
    requirements: NO_REQUIREMENTS,
    settings: {
      bacs_debit_payments: { display_name: null, service_user_number: null },
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_issuing: { tos_acceptance: { date: null, ip: null } },
      card_payments: {
        decline_on: { avs_failure: false, cvc_failure: false },
        statement_descriptor_prefix: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      dashboard: { display_name: 'Simulated organisation', timezone: 'Etc/UTC' },
      invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
      payments: {
        statement_descriptor: 'SIMULATED',
        statement_descriptor_kana: null,
        statement_descriptor_kanji: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: 'daily' }, statement_descriptor: null },
      sepa_debit_payments: {},
    },
    tos_acceptance: { date: created, ip: null, user_agent: null },
    type: 'standard',
  }
}

/** How the account is found and sent. */
export const ACCOUNT: ObjectType = { object: 'account', fields: {}, find: (reader, id) => reader.get('account', id) }

/** The account that the key belongs to, by either of its addresses (https://docs.stripe.com/api/accounts/retrieve). */
export function accountOperations(accountId: string): readonly Operation[] {
  return [
    operation({
      method: 'GET',
      path: '/v1/accounts/:id',
      returns: 'account',
      params: {},
      run(call, _params, path) {
        const account = call.tx.get('account', pathId(path))
        if (account !== undefined) return account
        const message = `The provided key does not have access to account '${pathId(path)}' (or that account does not exist). Application access may have been revoked.`
        throw new ApiError(403, 'invalid_request_error', message, { code: 'account_invalid' })
      },
    }),
    operation({
      method: 'GET',
      path: '/v1/account',
      returns: 'account',
      params: {},
      run(call) {
        const account = call.tx.get('account', accountId)
        if (account === undefined) throw new Error('the account was not made at the start')
        return account
      },
    }),
  ]
}
