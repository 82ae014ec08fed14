import { settingsHelp } from '../config/help.ts'

/** The text of `--help`. */
export function helpText(): string {
  return `Member Console: sells what your organisation offers, through Stripe, and knows who may use it.

Usage: server <command> [flags]

Commands
  start            Run the console (the default)
  migrate          Bring the database to this version's schema, then end
  rebuild-projections
                   Write what is known of Stripe's objects anew from Stripe, while consoles serve
  config check     Check the configuration without starting anything
  --help           Show this text
  --version        Show the version

Settings
  Each can be given as a flag (--port 4000 or --port=4000), as an environment variable (PORT), or as
  the path of a file that holds it (--port-file, PORT_FILE). A flag is stronger than a variable.

${settingsHelp()}
`
}
