/** A value's text was refused; the message completes the sentence "<setting> …" and never repeats the text. */
export class ValueProblem extends Error {}

/** One thing that can be configured: declared once, for the parser, `--help` and the README. */
export interface Setting<T> {
  /** The flag without its dashes; the environment variable is the same in capitals with underscores. */
  name: string
  /** What stands for the value in `--help`, e.g. `<port>`. */
  placeholder: string
  /** One sentence for `--help` and the README. */
  meaning: string
  /** What holds when nothing is given, in words. */
  defaultText: string
  /** Reads the text. Throws {@link ValueProblem}. */
  parse: (text: string) => T
}

/** `stripe-api-key` → `STRIPE_API_KEY`. */
export function environmentName(setting: { name: string }): string {
  return setting.name.toUpperCase().replaceAll('-', '_')
}

/** `PORT` and its flag as messages name them: `--port (PORT)`. */
export function settingLabel(setting: { name: string }): string {
  return `--${setting.name} (${environmentName(setting)})`
}
