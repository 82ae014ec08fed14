const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
}

/** A page, or where to go instead. */
export type PageAnswer = { status: number; body: string; headers: Readonly<Record<string, string>> }

/** A page as an answer. */
export function shown(status: number, body: string): PageAnswer {
  return { status, body, headers: HEADERS }
}

/** Sends the browser on, with GET. */
export function elsewhere(address: string): PageAnswer {
  return { status: 303, body: '', headers: { ...HEADERS, Location: address } }
}
