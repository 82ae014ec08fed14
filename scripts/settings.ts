import { writeFileSync } from 'node:fs'
import { settingsTable } from '../server/src/config/help.ts'
import { root } from './workspace.ts'

// `pnpm settings` writes docs/configuration.md from the server's table of settings; a test fails when it is not up to date.
writeFileSync(`${root}/docs/configuration.md`, settingsTable())
