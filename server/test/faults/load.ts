import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How often the balancer asks who is ready. Milliseconds. */
const LOOK_INTERVAL = 100

/** What a caller of the console does all the time. */
export interface Load {
  /** How many requests were answered as they should be. */
  done(): number
  /** Requests that were lost: neither refused before they were taken, nor answered well. */
  lost(): string[]
  /** Ends it, and resolves when the last request is through. */
  stop(): Promise<void>
}

/** Where to send requests, and how patient the callers are. */
export interface LoadOptions {
  urls: readonly string[]
  apiKey: string
  callers: number
  /** What they make; products have to be pushed, which Stripe takes only so many of in a second. */
  object: 'Member' | 'Product'
  /** Between two of one caller. Milliseconds. */
  pause: number
  /** True: any failure is tried again, with the same key, until it succeeds. False: only a connection that was refused. */
  stubborn: boolean
}

/**
 * Callers who make one object after the other over connections that stay open, as through a balancer: each request goes to a
 * process that said on `/readyz` a moment ago that it is ready, and is repeated when that refused the connection.
 */
export function startLoad({ urls, apiKey, callers, object, pause, stubborn }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true })
  let ready = urls
  const looking = setInterval(() => void readyOf(urls).then((found) => { if (found.length > 0) ready = found }), LOOK_INTERVAL)
  const lost: string[] = []
  let done = 0
  let stopped = false
  async function call(caller: number): Promise<void> {
    for (let number = 0; !stopped; number += 1) {
      const query = `mutation ($input: Create${object}Input!) { create${object}(input: $input) { ${object.toLowerCase()} { id } } }`
      const body = JSON.stringify({ query, variables: { input: { name: `Made by ${caller}`, idempotencyKey: randomUUID() } } })
      for (let turn = caller + number; ; turn += 1) {
        const failure = await send(agent, ready[turn % ready.length] ?? '', apiKey, body)
        if (failure === undefined) {
          done += 1
          break
        }
        if (failure !== 'ECONNREFUSED' && !stubborn) {
          lost.push(failure)
          break
        }
        // It was taken by nobody, and nobody is left to take it, perhaps.
        if (stopped && !stubborn) break
        await sleep(20)
      }
      await sleep(pause)
    }
  }
  const running = Promise.all(Array.from({ length: callers }, async (_value, caller) => { await call(caller) }))
  return {
    done: () => done,
    lost: () => lost,
    stop: async () => {
      stopped = true
      await running
      clearInterval(looking)
      agent.destroy()
    },
  }
}

async function readyOf(urls: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(urls.map(async (url) => await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false)))
  return urls.filter((_url, index) => answers[index])
}

/** @returns why it failed; undefined: it was answered as it should be */
async function send(agent: Agent, url: string, apiKey: string, body: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const sent = request(`${url}/graphql`, { agent, method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.once('end', () => resolve(response.statusCode === 200 && !text.includes('"errors"') ? undefined : `${response.statusCode} ${text}`))
      response.once('error', (error) => resolve(error.message))
    })
    sent.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    sent.end(body)
  })
}
