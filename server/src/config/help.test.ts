import { settingsHelp, settingsTable } from './help.ts'
import { environmentName } from './setting.ts'
import { settings } from './settings.ts'

test.each(Object.values(settings))('--$name is in the help and in the table, with its variable', (setting) => {
  const variable = environmentName(setting)
  expect(settingsHelp()).toMatch(new RegExp(`^ {2}--${setting.name} .* ${variable}$`, 'm'))
  expect(settingsTable()).toContain(`| \`--${setting.name}\` | \`${variable}\` |`)
})

test('the help fits a terminal of 100 columns', () => {
  expect(Math.max(...settingsHelp().split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})
