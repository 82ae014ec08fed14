import fc from 'fast-check'
import { claimedRole } from './oidc.ts'
import { roles } from './permissions.ts'

test.each<[claims: Record<string, unknown>, claim: string | undefined, role: string | undefined]>([
  [{ role: 'support' }, undefined, 'support'],
  [{ roles: ['viewer', 'catalog'] }, undefined, 'catalog'],
  [{ roles: 'viewer support' }, undefined, 'support'],
  [{ role: 'Member-Console-Admin' }, undefined, 'admin'],
  [{ groups: ['staff', 'member-console:viewer'] }, 'groups', 'viewer'],
  [{ realm_access: { roles: ['offline_access', 'admin'] } }, 'realm_access.roles', 'admin'],
  [{ 'https://example.org/roles': ['catalog'] }, 'https://example.org/roles', 'catalog'],
  [{ role: 'admin' }, 'groups', undefined],
  [{ role: 'administrator' }, undefined, undefined],
  [{ role: 'not-admin' }, undefined, undefined],
  [{ role: { admin: true } }, undefined, undefined],
  [{ role: null, roles: [] }, undefined, undefined],
  [{}, 'constructor.name', undefined],
  [{}, undefined, undefined],
])('%j read by %s is %s', (claims, claim, role) => {
  expect(claimedRole(claims, claim)).toBe(role)
})

test('whatever the claims are, a role comes only of its own name', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.option(fc.string(), { nil: undefined }), (claims, claim) => {
    const role = claimedRole(claims, claim)
    expect(role === undefined || (roles.includes(role) && JSON.stringify(claims).toLowerCase().includes(role))).toBe(true)
  }))
})
