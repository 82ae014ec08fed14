import { z } from 'zod'
import { line, metadata, optional, paragraphs, webAddress } from '../input.ts'

const name = line(250).min(1, 'Give the product a name.')

// Limits from https://docs.stripe.com/api/products/create
const details = {
  description: optional(paragraphs(5000)),
  images: z.array(webAddress.min(1, 'Give the address of a picture.')).max(8, 'Use at most 8 images.').nullish(),
  unitLabel: optional(line(12)),
  statementDescriptor: optional(
    line(22)
      .refine((value) => value === '' || value.length >= 5, 'Use 5 to 22 characters.')
      .refine((value) => value === '' || /[a-z]/i.test(value), 'Use at least one letter.')
      .refine((value) => !/[<>\\'"*]/.test(value), `Leave out < > \\ ' " and *.`)
      .refine((value) => /^[\x20-\x7e]*$/.test(value), 'Use only plain Latin letters, digits and punctuation.'),
  ),
  taxCode: optional(z.string().trim().refine((value) => value === '' || /^txcd_\d{8}$/.test(value), 'Give a Stripe tax code such as txcd_10000000.')),
  url: optional(webAddress),
  marketingFeatures: z.array(line(80).min(1, 'Describe the feature, or leave it out.')).max(15, 'Use at most 15 features.').nullish(),
  metadata: metadata.nullish(),
}

/** A new product. */
export const newProduct = z.object({ name, ...details })

/** Changes of a product: what is left out stays, null clears. */
export const productChanges = z.object({ id: z.guid('Give the id of a product.'), version: z.int().nullish(), name: name.optional(), ...details })
