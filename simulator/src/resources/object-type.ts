import type { Reader } from '../store/store.ts'

/** Any object Stripe sends: what every one of them has. */
export interface StripeObject {
  object: string
}

/** What `expand` may do with one field. */
export type Expandable =
  /** Holds an id; expands to the object of that type. */
  | { kind: 'reference'; object: string }
  /** Left out of the answer unless expanded (`tiers`). */
  | { kind: 'includable' }
  /** A list object that is left out of the answer unless expanded (`line_items` of a Checkout session). */
  | { kind: 'includable_list'; object: string }
  /** Holds an object of that type, always sent whole (`price` of a subscription item). */
  | { kind: 'embedded'; object: string }
  /** A hash whose own fields may be expanded. */
  | { kind: 'hash'; fields: ExpandableFields }
  /** A list object (`data`, `has_more`) of objects of that type. */
  | { kind: 'list'; object: string }

/** The expandable fields of an object or of a hash within it. */
export type ExpandableFields = Readonly<Record<string, Expandable>>

/** How objects of one type are found and sent. */
export interface ObjectType {
  /** The value of the object's `object` field. */
  readonly object: string
  readonly fields: ExpandableFields
  /** The object with this id, or its deleted form; undefined when there never was one. */
  find(reader: Reader, id: string): StripeObject | undefined
  /** Rewrites what is stored into what is sent, where they differ by more than includable fields. */
  present?(reader: Reader, stored: StripeObject): StripeObject
}
