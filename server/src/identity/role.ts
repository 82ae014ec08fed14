import { roles, type Role } from './permissions.ts'

/** A role as the database has it. What cannot be is the least. */
export function roleOf(value: unknown): Role {
  return roles.find((role) => role === value) ?? 'viewer'
}
