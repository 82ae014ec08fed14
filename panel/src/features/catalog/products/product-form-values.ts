import type { CreateProductInput } from '../../../gql/graphql.ts';
import type { Described } from '../../../lib/words/entitlement-text.ts';
import { describeMetadata, fromEntries, metadataErrors, toEntries, type MetadataEntry } from '../../../lib/forms/metadata-entries.ts';

/** What the product form holds. Names are those of the API's input, so that its field errors find their place. */
export interface ProductFormValues {
  name: string;
  description: string;
  images: string[];
  unitLabel: string;
  statementDescriptor: string;
  taxCode: string;
  url: string;
  marketingFeatures: string[];
  metadata: MetadataEntry[];
}

/** A product as the API gives it. */
export interface ExistingProduct {
  name: string;
  description?: string | null;
  images: readonly string[];
  unitLabel?: string | null;
  statementDescriptor?: string | null;
  taxCode?: string | null;
  url?: string | null;
  marketingFeatures: readonly string[];
  metadata: Record<string, string>;
}

export const emptyProduct: ProductFormValues = {
  name: '', description: '', images: [], unitLabel: '', statementDescriptor: '', taxCode: '', url: '', marketingFeatures: [], metadata: [],
};

export function productToForm(product: ExistingProduct): ProductFormValues {
  return {
    name: product.name,
    description: product.description ?? '',
    images: [...product.images],
    unitLabel: product.unitLabel ?? '',
    statementDescriptor: product.statementDescriptor ?? '',
    taxCode: product.taxCode ?? '',
    url: product.url ?? '',
    marketingFeatures: [...product.marketingFeatures],
    metadata: toEntries(product.metadata),
  };
}

/** What the form holds, line by line, to be compared. */
export function describeProduct(values: ProductFormValues): Described {
  return {
    Name: values.name, Description: values.description, 'Marketing features': filled(values.marketingFeatures).join('\n'), Images: filled(values.images).join('\n'),
    'Unit label': values.unitLabel, 'Statement descriptor': values.statementDescriptor, 'Tax code': values.taxCode, 'Web page': values.url,
    Metadata: describeMetadata(values.metadata),
  };
}

/** The API's input. A field left empty is null, which clears it; list entries left empty are left out. */
export function formToProduct(values: ProductFormValues): CreateProductInput {
  return {
    name: values.name.trim(),
    description: values.description.trim() || null,
    images: filled(values.images),
    unitLabel: values.unitLabel.trim() || null,
    statementDescriptor: values.statementDescriptor.trim() || null,
    taxCode: values.taxCode.trim() || null,
    url: values.url.trim() || null,
    marketingFeatures: filled(values.marketingFeatures),
    metadata: fromEntries(values.metadata),
  };
}

/**
 * What can be told before asking the server; the server checks everything again.
 * Limits are Stripe's (https://docs.stripe.com/api/products/create).
 */
export function productFormErrors(values: ProductFormValues): Record<string, string> {
  const errors: Record<string, string> = { ...metadataErrors(values.metadata) };
  if (!values.name.trim()) errors.name = 'Enter a name.';
  if (values.url.trim() && !isWebAddress(values.url)) errors.url = 'Enter an address that starts with https://.';
  if (values.taxCode.trim() && !/^txcd_\d{8}$/.test(values.taxCode.trim())) errors.taxCode = 'A tax code looks like txcd_10000000.';
  const descriptor = values.statementDescriptor.trim();
  if (descriptor.length > 22) errors.statementDescriptor = 'At most 22 characters.';
  else if (/[<>\\'"*]/.test(descriptor)) errors.statementDescriptor = 'Without < > \\ \' " and *.';
  else if (descriptor && !/[A-Za-z]/.test(descriptor)) errors.statementDescriptor = 'At least one letter.';
  if (values.unitLabel.trim().length > 12) errors.unitLabel = 'At most 12 characters.';
  values.images.forEach((image, index) => {
    if (image.trim() && !isWebAddress(image)) errors[`images.${index}`] = 'Enter the address of an image that starts with https://.';
  });
  values.marketingFeatures.forEach((feature, index) => {
    if (feature.trim().length > 80) errors[`marketingFeatures.${index}`] = 'At most 80 characters.';
  });
  return errors;
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

function filled(entries: readonly string[]): string[] {
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}
