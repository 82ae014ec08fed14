import { randomBytes } from 'node:crypto'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

let pool = Buffer.alloc(0)
let used = 0

/** Random letters and digits. Bytes come from a refilled pool: one system call per thousands of ids. */
export function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    if (used >= pool.length) {
      pool = randomBytes(8192)
      used = 0
    }
    const byte = pool[used++] ?? 255
    // 248 is the largest multiple of 62 in a byte: what lies above would favour the first letters.
    if (byte < 248) text += BASE62[byte % 62]
  }
  return text
}

function base62(value: number): string {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = BASE62[rest % 62] + text
  return text
}

/** Makes ids that look like Stripe's: short ones (`prod_`, `cus_`, `req_`) are random, long ones (`price_1…`,
 * `evt_1…`, `we_1…`) carry the time and the tail of the account's own id, as Stripe's do. */
export class Ids {
  readonly #tail: string

  /** @param accountId `acct_…`, whose last ten characters every long id repeats. */
  constructor(accountId: string) {
    this.#tail = accountId.replace(/^acct_/, '').slice(-10).padStart(10, '0')
  }

  /** `prefix` and 14 random characters: products, customers, requests. */
  short(prefix: string): string {
    return `${prefix}_${randomBase62(14)}`
  }

  /** `prefix`, the second it was made in, the account's tail and 8 random characters. */
  long(prefix: string, seconds: number): string {
    return `${prefix}_${base62(seconds).padStart(6, '1')}${this.#tail}${randomBase62(8)}`
  }

  /** A webhook signing secret, `whsec_…`. */
  webhookSecret(): string {
    return `whsec_${randomBase62(32)}`
  }
}
