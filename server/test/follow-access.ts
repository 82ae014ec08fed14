import type { StartedConsole } from './harness/console.ts'

/** What a stream told: a change, or why it ended. */
export interface Heard { cause?: string; memberId?: string; code?: string }

/** A stream that is listened to. */
export interface Following {
  /** Grows as changes come. */
  heard: Heard[]
  /** Resolves when the console has ended it. */
  ended: Promise<void>
  end: () => void
}

interface Message { data?: { accessChanged: Heard } | null; errors?: { extensions: { code: string } }[] }

export const FOLLOW = 'subscription ($members: [MemberRef!]!) { accessChanged(members: $members) { cause memberId } }'

/** Follows members as an application does. @param apiKey another than the console's first */
export async function follow(server: StartedConsole, members: object[], apiKey = server.apiKey): Promise<Following> {
  const ending = new AbortController()
  const heard: Heard[] = []
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST', signal: ending.signal, body: JSON.stringify({ query: FOLLOW, variables: { members } }),
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', accept: 'text/event-stream' },
  })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  return { heard, ended: listen(response, heard).catch(() => undefined), end: () => ending.abort() }
}

async function listen(response: Response, heard: Heard[]): Promise<void> {
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const data = /^data: (.+)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (!data) continue
      const message = JSON.parse(data) as Message
      if (message.data) heard.push(message.data.accessChanged)
      heard.push(...(message.errors ?? []).map(({ extensions: { code } }) => ({ code })))
    }
  }
}
