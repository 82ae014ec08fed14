import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settingsHelp, settingsTable } from './help.ts'
import { environmentName } from './setting.ts'
import { settings } from './settings.ts'
import { workspaceRoot } from './workspace.ts'

test.each(Object.values(settings))('--$name is in the help, with its variable', (setting) => {
  expect(settingsHelp()).toMatch(new RegExp(`^ {2}--${setting.name} .* ${environmentName(setting)}$`, 'm'))
})

test('docs/configuration.md is up to date (npx pnpm@12 settings writes it)', () => {
  expect(readFileSync(join(workspaceRoot, 'docs/configuration.md'), 'utf8')).toBe(settingsTable())
})

test('the help fits a terminal of 100 columns', () => {
  expect(Math.max(...settingsHelp().split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})
