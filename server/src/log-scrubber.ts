/**
 * What may never be in a log whatever the message: credentials, and the e-mail addresses of people. Applied to each
 * finished line, so that no caller, library or error text can forget it.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/\b([sr]k_(?:test|live)_)\w+/g, '$1[redacted]'],
  [/\bwhsec_[\w+/=-]+/g, 'whsec_[redacted]'],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/(postgres(?:ql)?:\/\/[^:@/\s"]*):[^@\s"]*@/g, '$1:[redacted]@'],
  [/("(?:[a-z_]*password|[a-z_]*secret|api_?key|authorization|cookie|set-cookie|client_secret|token)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi, '$1"[redacted]"'],
  [/[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}\b/gi, '[e-mail]'],
  // A Checkout or portal link signs its holder in as the member.
  [/https:\/\/(?:checkout|billing|invoice|pay)\.stripe\.com\/[^\s"\\]+/g, '[stripe link]'],
]

/** The line without secrets and personal data. */
export function scrub(line: string): string {
  return rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
}
