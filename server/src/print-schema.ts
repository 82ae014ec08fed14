import 'reflect-metadata'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from './schema.ts'

// `pnpm schema`: the contract, to be committed as schema.graphql.
process.stdout.write(`${printSchema(lexicographicSortSchema(createSchema()))}\n`)
