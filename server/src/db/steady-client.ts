import pg from 'pg'

/**
 * A connection of a pool. One that is cut may report that twice: whoever holds it hears the first report and lets go, and
 * the second, heard by nobody, would end the process.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}
