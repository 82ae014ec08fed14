/**
 * The last migration of the newest release. Processes of that release go on while this version migrates, so nothing is taken
 * away that they use (ADR 24); `pnpm migrations:check` compares the schemas. Whoever makes a release raises it.
 */
export const RELEASED = 1766200000000

/**
 * What a migration after that takes away all the same: a table, or `table.column`, and the migration with which the last
 * version came that does not use it any more, which must be released.
 */
export const UNUSED: Readonly<Record<string, number>> = {
  stripe_push_rate: 1765900000000,
}

/** What the check refuses and cannot know to be safe, in its words, and why it is: a constraint that allows one value more, say, which nobody writes yet. */
export const SAFE: Readonly<Record<string, string>> = {}
