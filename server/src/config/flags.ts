/** Flags as typed, by name without dashes. */
export interface ParsedFlags {
  given: Map<string, string>
  problems: string[]
}

/**
 * Splits `--name value` and `--name=value`. What is not understood becomes a problem; since a mistyped line may
 * hold a secret anywhere, only names that look like flags are repeated.
 */
export function parseFlags(args: readonly string[], known: readonly string[]): ParsedFlags {
  const given = new Map<string, string>()
  const problems: string[] = []
  const rest = [...args]
  while (rest.length > 0) {
    const argument = rest.shift() ?? ''
    if (!argument.startsWith('--')) {
      problems.push('An argument does not belong to any flag (not shown: it may be a secret). Flags are written --name value or --name=value.')
      continue
    }
    const equals = argument.indexOf('=')
    const name = argument.slice(2, equals === -1 ? undefined : equals)
    const value = equals === -1 ? takeValue(rest) : argument.slice(equals + 1)
    if (!known.includes(name)) problems.push(unknownFlag(name, known))
    else if (value === undefined || value === '') problems.push(`--${name} needs a value.`)
    else if (given.has(name)) problems.push(`--${name} is given twice: give it once.`)
    else given.set(name, value)
  }
  return { given, problems }
}

function takeValue(rest: string[]): string | undefined {
  return rest[0] === undefined || rest[0].startsWith('--') ? undefined : rest.shift()
}

function unknownFlag(name: string, known: readonly string[]): string {
  if (!/^[a-z][a-z-]{0,40}$/.test(name)) return 'An unknown flag is given (not shown: it may be a secret). See --help.'
  const similar = known.filter((candidate) => !candidate.endsWith('-file')).find((candidate) => distance(candidate, name) <= 2)
  return similar === undefined ? `Unknown flag --${name}. See --help.` : `Unknown flag --${name}: did you mean --${similar}?`
}

/** Number of single-character edits between two words (Levenshtein). */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [row, leftChar] of [...left].entries()) {
    const current = [row + 1]
    for (const [column, rightChar] of [...right].entries()) {
      const substituted = (previous[column] ?? 0) + (leftChar === rightChar ? 0 : 1)
      current.push(Math.min(substituted, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
