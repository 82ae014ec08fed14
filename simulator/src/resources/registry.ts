import { ACCOUNT, accountOperations } from './account/account.ts'
import { PORTAL_CONFIGURATION, PORTAL_OPERATIONS, PORTAL_SESSION } from './billing-portal/portal.ts'
import { CHARGE, CHARGE_OPERATIONS } from './charges/charge-operations.ts'
import { SESSION_OPERATIONS } from './checkout/session-operations.ts'
import { LINE, SESSION } from './checkout/session-type.ts'
import { CUSTOMER_OPERATIONS } from './customers/customer-operations.ts'
import { CUSTOMER } from './customers/customer-type.ts'
import { EVENT_OPERATIONS } from './events/event-operations.ts'
import { EVENT } from './events/event-type.ts'
import { INVOICE_ITEM, INVOICE_ITEM_OPERATIONS } from './invoice-items/invoice-item.ts'
import { INVOICE_PAYMENT, INVOICE_PAYMENT_OPERATIONS } from './invoice-payments/invoice-payment.ts'
import { INVOICE_OPERATIONS } from './invoices/invoice-operations.ts'
import { INVOICE, LINE_ITEM } from './invoices/invoice-type.ts'
import type { ObjectType } from './object-type.ts'
import type { Operation } from './operation.ts'
import { PAYMENT_INTENT_OPERATIONS } from './payment-intents/payment-intent-operations.ts'
import { PAYMENT_INTENT } from './payment-intents/payment-intent-type.ts'
import { PAYMENT_METHOD_OPERATIONS } from './payment-methods/payment-method-operations.ts'
import { PAYMENT_METHOD } from './payment-methods/payment-method-type.ts'
import { PRICE_OPERATIONS } from './prices/price-operations.ts'
import { PRICE } from './prices/price-type.ts'
import { PRODUCT_OPERATIONS } from './products/product-operations.ts'
import { PRODUCT } from './products/product-type.ts'
import { REFUND, REFUND_OPERATIONS } from './refunds/refund.ts'
import { SETUP_INTENT, SETUP_INTENT_OPERATIONS } from './setup-intents/setup-intent.ts'
import { SUBSCRIPTION_OPERATIONS } from './subscriptions/subscription-operations.ts'
import { SUBSCRIPTION, SUBSCRIPTION_ITEM } from './subscriptions/subscription-type.ts'
import { TAX_CODE } from './tax-codes/tax-codes.ts'
import { TEST_CLOCK, TEST_CLOCK_OPERATIONS } from './test-clocks/test-clock.ts'
import { WEBHOOK_ENDPOINT_OPERATIONS } from './webhook-endpoints/webhook-endpoint-operations.ts'
import { WEBHOOK_ENDPOINT } from './webhook-endpoints/webhook-endpoint-type.ts'

/** Every type of object that can be sent. A new resource adds its line here and below. */
export const OBJECT_TYPES: readonly ObjectType[] = [
  ACCOUNT, PORTAL_CONFIGURATION, PORTAL_SESSION, CHARGE, LINE, SESSION, CUSTOMER, EVENT, INVOICE, INVOICE_ITEM, INVOICE_PAYMENT, LINE_ITEM, PAYMENT_INTENT, PAYMENT_METHOD, PRICE, PRODUCT, REFUND, SETUP_INTENT, SUBSCRIPTION,
  SUBSCRIPTION_ITEM, TAX_CODE, TEST_CLOCK, WEBHOOK_ENDPOINT,
]

/** Every call of the API. */
export function operations(accountId: string): readonly Operation[] {
  return [
    ...accountOperations(accountId), ...PORTAL_OPERATIONS, ...CHARGE_OPERATIONS, ...SESSION_OPERATIONS, ...CUSTOMER_OPERATIONS, ...EVENT_OPERATIONS, ...INVOICE_OPERATIONS, ...INVOICE_ITEM_OPERATIONS,
    ...INVOICE_PAYMENT_OPERATIONS, ...PAYMENT_INTENT_OPERATIONS, ...PAYMENT_METHOD_OPERATIONS,
    ...PRICE_OPERATIONS, ...PRODUCT_OPERATIONS, ...REFUND_OPERATIONS, ...SETUP_INTENT_OPERATIONS, ...SUBSCRIPTION_OPERATIONS, ...TEST_CLOCK_OPERATIONS, ...WEBHOOK_ENDPOINT_OPERATIONS,
  ]
}
