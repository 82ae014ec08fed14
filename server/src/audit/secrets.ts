import type { AuditedFields } from '../entities/audit-entry.ts'

/** Names under which a secret may be kept, whoever writes them. */
const SECRET_NAME = /password|secret|token|authorization|cookie|api_?key$/i
/** What is a credential wherever it stands: Stripe's keys, webhook secrets, ours, links that sign somebody in. */
const SECRET_VALUE = /\b[sr]k_(?:test|live)_\w+|\bwhsec_[\w+/=-]+|\bmck_\w+|https:\/\/(?:checkout|billing|invoice|pay)\.stripe\.com\/\S+/g

/** The fields with every secret blanked, so that no caller can forget it. */
export function withoutSecrets(fields: AuditedFields): AuditedFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, SECRET_NAME.test(name) && value !== null ? '[redacted]' : blanked(value)]))
}

function blanked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(SECRET_VALUE, '[redacted]')
  if (Array.isArray(value)) return value.map(blanked)
  return typeof value === 'object' && value !== null ? withoutSecrets(value as AuditedFields) : value
}
