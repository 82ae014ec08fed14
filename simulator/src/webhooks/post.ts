import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/** What one attempt met: null for any 2xx, else why it does not count, `HTTP 500` or `timed out after 10 s`. */
export type PostResult = { status: number | null; error: string | null }

/** Sends webhook bodies over kept connections. A redirect is a failure, as with Stripe. */
export class Poster {
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: 64 })
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: 64 })

  post(url: string, body: string, headers: Readonly<Record<string, string>>, timeoutMs: number): Promise<PostResult> {
    const target = new URL(url)
    const secure = target.protocol === 'https:'
    return new Promise((resolve) => {
      const send = secure ? httpsRequest : httpRequest
      const outgoing = send(
        target,
        { method: 'POST', agent: secure ? this.#https : this.#http, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }, signal: AbortSignal.timeout(timeoutMs) },
        (response) => {
          const status = response.statusCode ?? 0
          response.resume()
          response.on('end', () => resolve({ status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` }))
          response.on('error', () => resolve({ status: null, error: `timed out after ${timeoutMs} ms` }))
        },
      )
      outgoing.on('error', (error) => resolve({ status: null, error: error.name === 'AbortError' || error.name === 'TimeoutError' ? `timed out after ${timeoutMs} ms` : error.message }))
      outgoing.end(body)
    })
  }

  close(): void {
    this.#http.destroy()
    this.#https.destroy()
  }
}
