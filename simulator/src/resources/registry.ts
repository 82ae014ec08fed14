import { ACCOUNT, accountOperations } from './account/account.ts'
import { CUSTOMER_OPERATIONS } from './customers/customer-operations.ts'
import { CUSTOMER } from './customers/customer-type.ts'
import { EVENT_OPERATIONS } from './events/event-operations.ts'
import { EVENT } from './events/event-type.ts'
import type { ObjectType } from './object-type.ts'
import type { Operation } from './operation.ts'
import { PRICE_OPERATIONS } from './prices/price-operations.ts'
import { PRICE } from './prices/price-type.ts'
import { PRODUCT_OPERATIONS } from './products/product-operations.ts'
import { PRODUCT } from './products/product-type.ts'
import { TAX_CODE } from './tax-codes/tax-codes.ts'
import { WEBHOOK_ENDPOINT_OPERATIONS } from './webhook-endpoints/webhook-endpoint-operations.ts'
import { WEBHOOK_ENDPOINT } from './webhook-endpoints/webhook-endpoint-type.ts'

/** Every type of object that can be sent. A new resource adds its line here and below. */
export const OBJECT_TYPES: readonly ObjectType[] = [ACCOUNT, CUSTOMER, EVENT, PRICE, PRODUCT, TAX_CODE, WEBHOOK_ENDPOINT]

/** Every call of the API. */
export function operations(accountId: string): readonly Operation[] {
  return [...accountOperations(accountId), ...CUSTOMER_OPERATIONS, ...EVENT_OPERATIONS, ...PRICE_OPERATIONS, ...PRODUCT_OPERATIONS, ...WEBHOOK_ENDPOINT_OPERATIONS]
}
