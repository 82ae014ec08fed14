import type { StartedConsole } from '../harness/console.ts'

/** What the Health page tells a person to look at. */
export async function health(server: StartedConsole): Promise<{ code: string; message: string }[]> {
  const data = await server.graphql<{ health: { alerts: { code: string; message: string }[] } }>('{ health { alerts { code message } } }')
  return data.health.alerts
}

/** The codes of that. */
export async function alerts(server: StartedConsole): Promise<string[]> {
  return (await health(server)).map(({ code }) => code)
}
