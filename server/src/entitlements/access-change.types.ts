import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { DateTime } from '../graphql-scalars.ts'

/** Why access may have changed. */
export enum AccessChangeCause { PROVISION = 'PROVISION', TIME = 'TIME', ENTITLEMENT_SET = 'ENTITLEMENT_SET', PRODUCT = 'PRODUCT' }
registerEnumType(AccessChangeCause, {
  name: 'AccessChangeCause',
  description: 'Why access may have changed.',
  valuesConfig: {
    PROVISION: { description: 'A subscription, purchase or grant of the member changed.' },
    TIME: { description: 'Something of the member began or ended by time alone.' },
    ENTITLEMENT_SET: { description: 'The rules of a set changed, for all who hold it.' },
    PRODUCT: { description: 'A product began or ceased to give a set, for all who hold the product.' },
  },
})

/** An entry of the change feed. */
@ObjectType('AccessChange', { description: 'Access may have changed: ask again for whom it concerns.' })
export class AccessChangeType {
  @Field(() => String, { description: 'Its place in the feed.' })
  cursor!: string

  @Field(() => DateTime, { description: 'When.' })
  at!: Date

  @Field(() => AccessChangeCause, { description: 'Why.' })
  cause!: AccessChangeCause

  @Field(() => ID, { nullable: true, description: 'Whom it concerns; null: all who hold the set, or the product.' })
  memberId!: string | null

  @Field(() => ID, { nullable: true, description: 'The set that changed, or that the product began or ceased to give.' })
  entitlementSetId!: string | null

  @Field(() => ID, { nullable: true, description: 'The product.' })
  productId!: string | null
}

/** One page of the change feed. */
@ObjectType({ description: 'One page of the change feed, oldest first.' })
export class AccessChangeList {
  @Field(() => [AccessChangeType], { description: 'The entries of this page.' })
  items!: AccessChangeType[]

  @Field(() => String, { description: 'Pass it as `after` to go on from here, also when this page is empty.' })
  endCursor!: string

  @Field(() => Boolean, { description: 'Is there more already?' })
  hasNextPage!: boolean
}
