/**
 * A reason not to start that the person starting the console can remove. Its message is one complete line with the
 * remedy; it is shown without a stack.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}

/** Every problem found in the configuration, one line each. No line contains a configured value. */
export class ConfigError extends StartupError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}
