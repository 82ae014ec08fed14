import { resolve } from 'node:path'

/** The checkout's root. This file sits equally deep in `src` and in `dist`. */
export const workspaceRoot = resolve(import.meta.dirname, '../../..')
