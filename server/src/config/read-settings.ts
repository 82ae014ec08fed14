import { parseFlags } from './flags.ts'
import { readSettingFile } from './setting-file.ts'
import { environmentName, ValueProblem, type Setting } from './setting.ts'
import { settings, type SettingValues } from './settings.ts'

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What was given, where it was given, and everything that is wrong with it. */
export interface ReadSettings {
  values: SettingValues
  /** How messages name the place of a value, e.g. `STRIPE_API_KEY_FILE` or `--port`. */
  sources: Partial<Record<keyof SettingValues, string>>
  problems: string[]
}

interface Given {
  source: string
  text: string
  isFile: boolean
}

/**
 * Reads every setting: a flag before an environment variable, each as a value or as the file that holds it.
 * Giving both on the same level is a problem, as nobody could tell which was meant. An empty variable counts as not given.
 */
export function readSettings(args: readonly string[], environment: Environment): ReadSettings {
  const known = Object.values(settings).flatMap(({ name }) => [name, `${name}-file`])
  const flags = parseFlags(args, known)
  const problems = [...flags.problems]
  const sources: ReadSettings['sources'] = {}

  /** Reads one setting; undefined when it is not given or not usable. */
  function read<T>(key: keyof SettingValues, setting: Setting<T>): T | undefined {
    const variable = environmentName(setting)
    const levels = [
      pair(`--${setting.name}`, flags.given.get(setting.name), `--${setting.name}-file`, flags.given.get(`${setting.name}-file`)),
      pair(variable, environment[variable], `${variable}_FILE`, environment[`${variable}_FILE`]),
    ]
    for (const level of levels) {
      if (level.length === 2) problems.push(`${level.map(({ source }) => source).join(' and ')} are both set: keep one of them.`)
    }
    const chosen = levels.find((level) => level.length > 0)
    if (chosen === undefined || chosen[0] === undefined || chosen.length === 2) return undefined
    sources[key] = chosen[0].source
    try {
      const text = chosen[0].isFile ? readSettingFile(chosen[0].text) : chosen[0].text
      return setting.parse(text)
    } catch (error) {
      if (!(error instanceof ValueProblem)) throw error
      problems.push(`${chosen[0].source} ${error.message}`)
      return undefined
    }
  }

  const values: SettingValues = {
    stripeApiKey: read('stripeApiKey', settings.stripeApiKey),
    stripeWebhookSecret: read('stripeWebhookSecret', settings.stripeWebhookSecret),
    stripeAccountId: read('stripeAccountId', settings.stripeAccountId),
    stripeMode: read('stripeMode', settings.stripeMode),
    stripeApiBase: read('stripeApiBase', settings.stripeApiBase),
    stripeCallsPerSecond: read('stripeCallsPerSecond', settings.stripeCallsPerSecond),
    stripeCallsPerEndpoint: read('stripeCallsPerEndpoint', settings.stripeCallsPerEndpoint),
    databaseUrl: read('databaseUrl', settings.databaseUrl),
    graphqlConnections: read('graphqlConnections', settings.graphqlConnections),
    webhookConnections: read('webhookConnections', settings.webhookConnections),
    projectionConnections: read('projectionConnections', settings.projectionConnections),
    pushConnections: read('pushConnections', settings.pushConnections),
    port: read('port', settings.port),
    host: read('host', settings.host),
    publicUrl: read('publicUrl', settings.publicUrl),
    trustedProxies: read('trustedProxies', settings.trustedProxies),
    logLevel: read('logLevel', settings.logLevel),
    authSecret: read('authSecret', settings.authSecret),
    oidcIssuer: read('oidcIssuer', settings.oidcIssuer),
    oidcClientId: read('oidcClientId', settings.oidcClientId),
    oidcClientSecret: read('oidcClientSecret', settings.oidcClientSecret),
    oidcRoleClaim: read('oidcRoleClaim', settings.oidcRoleClaim),
    oidcName: read('oidcName', settings.oidcName),
    dataDir: read('dataDir', settings.dataDir),
    role: read('role', settings.role),
    shutdownDelay: read('shutdownDelay', settings.shutdownDelay),
    simulator: read('simulator', settings.simulator),
    catalogPolicy: read('catalogPolicy', settings.catalogPolicy),
    checkoutOrigins: read('checkoutOrigins', settings.checkoutOrigins),
    metricsToken: read('metricsToken', settings.metricsToken),
    otelEndpoint: read('otelEndpoint', settings.otelEndpoint),
    reconcileInterval: read('reconcileInterval', settings.reconcileInterval),
    pastDueGraceDays: read('pastDueGraceDays', settings.pastDueGraceDays),
    bootstrapOperatorEmail: read('bootstrapOperatorEmail', settings.bootstrapOperatorEmail),
    bootstrapOperatorPassword: read('bootstrapOperatorPassword', settings.bootstrapOperatorPassword),
    bootstrapApiKey: read('bootstrapApiKey', settings.bootstrapApiKey),
    apiKeyRateLimit: read('apiKeyRateLimit', settings.apiKeyRateLimit),
  }
  return { values, sources, problems }
}

function pair(valueSource: string, value: string | undefined, fileSource: string, file: string | undefined): Given[] {
  const given: Given[] = []
  if (value !== undefined && value !== '') given.push({ source: valueSource, text: value, isFile: false })
  if (file !== undefined && file !== '') given.push({ source: fileSource, text: file, isFile: true })
  return given
}
