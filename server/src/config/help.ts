import { environmentName } from './setting.ts'
import { settings } from './settings.ts'

/** The settings as `--help` shows them, two lines each within 100 columns. */
export function settingsHelp(): string {
  return Object.values(settings).map((setting) =>
    `  --${setting.name} ${setting.placeholder}`.padEnd(44) + ` ${environmentName(setting)}\n` +
    wrap(`${setting.meaning} Default: ${setting.defaultText}.`, 90).map((line) => `      ${line}`).join('\n'),
  ).join('\n')
}

/** The settings as a page of the documentation. */
export function settingsTable(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const rows = Object.values(settings).map((setting) =>
    `| \`--${setting.name}\` | \`${environmentName(setting)}\` | ${cell(setting.meaning)} | ${cell(setting.defaultText)} |`)
  return `# Settings

Written by \`npx pnpm@12 settings\` from \`server/src/config/settings.ts\`.

Each setting is a flag (\`--port 4000\` or \`--port=4000\`), an environment variable (\`PORT\`), or the path of a file that
holds it (\`--port-file\`, \`PORT_FILE\`; the trailing newline is trimmed). A flag is stronger than a variable; a value and
its file on the same level are refused. An empty variable counts as not given. \`server config check\` reads everything,
starts nothing, and names all problems at once, never a value.

| flag | environment variable | meaning | default |
|---|---|---|---|
${rows.join('\n')}
`
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
