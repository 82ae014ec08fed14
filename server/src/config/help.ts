import { environmentName } from './setting.ts'
import { settings } from './settings.ts'

/** The settings as `--help` shows them, two lines each within 100 columns. */
export function settingsHelp(): string {
  return Object.values(settings).map((setting) =>
    `  --${setting.name} ${setting.placeholder}`.padEnd(44) + ` ${environmentName(setting)}\n` +
    wrap(`${setting.meaning} Default: ${setting.defaultText}.`, 90).map((line) => `      ${line}`).join('\n'),
  ).join('\n')
}

/** The settings as the README's table. */
export function settingsTable(): string {
  const rows = Object.values(settings).map((setting) =>
    `| \`--${setting.name}\` | \`${environmentName(setting)}\` | ${setting.meaning} | ${setting.defaultText} |`)
  return ['| flag | environment variable | meaning | default |', '|---|---|---|---|', ...rows].join('\n')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
