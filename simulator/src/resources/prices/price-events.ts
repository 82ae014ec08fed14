import type { StoredPrice } from '../../store/stored-objects.ts'
import type { Call } from '../../world.ts'
import { planOf } from './plan-object.ts'

/** Tells of a new price, and of its plan when it is recurring. */
export function emitPriceCreated(call: Call, price: StoredPrice): void {
  call.emit('price.created', price)
  const plan = planOf(price)
  if (plan !== undefined) call.emit('plan.created', plan)
}

/** Tells of a changed price, and of its plan when that shows the change too. */
export function emitPriceUpdated(call: Call, before: StoredPrice, after: StoredPrice): void {
  call.emitUpdate('price.updated', before, after)
  const oldPlan = planOf(before)
  const newPlan = planOf(after)
  if (oldPlan !== undefined && newPlan !== undefined) call.emitUpdate('plan.updated', oldPlan, newPlan)
}
