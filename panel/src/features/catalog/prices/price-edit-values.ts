import type { TaxBehavior } from '../../../gql/graphql.ts';
import type { Described } from '../../../lib/words/entitlement-text.ts';
import { describeMetadata, toEntries, type MetadataEntry } from '../../../lib/forms/metadata-entries.ts';
import { sentence } from '../../../lib/words/status-words.ts';

/** What the form of an existing price holds. Names are those of the API's input, so that its field errors find their place. */
export interface PriceEditValues {
  nickname: string;
  lookupKey: string;
  taxBehavior: TaxBehavior;
  metadata: MetadataEntry[];
}

/** What may change of a price, as the API gives it. */
export interface EditablePrice {
  nickname?: string | null;
  lookupKey?: string | null;
  taxBehavior: TaxBehavior;
  metadata: Record<string, string>;
}

export function priceToEdit(price: EditablePrice): PriceEditValues {
  return { nickname: price.nickname ?? '', lookupKey: price.lookupKey ?? '', taxBehavior: price.taxBehavior, metadata: toEntries(price.metadata) };
}

/** What the form holds, line by line, to be compared. */
export function describePrice(values: PriceEditValues): Described {
  return { Nickname: values.nickname, 'Lookup key': values.lookupKey, Tax: sentence(values.taxBehavior.toLowerCase()), Metadata: describeMetadata(values.metadata) };
}
