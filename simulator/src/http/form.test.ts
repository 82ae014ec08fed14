import * as fc from 'fast-check'
import { ApiError } from './api-error.ts'
import { parseForm, type FormHash, type FormValue } from './form.ts'

/** The SDK's own way of writing parameters: hashes as `a[b]`, arrays as `a[0]`. */
function encode(value: FormValue, name = ''): string[] {
  if (typeof value === 'string') return [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
  return Object.keys(value).flatMap((key) => encode(value[key] ?? '', name === '' ? key : `${name}[${key}]`))
}

const hostile = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '0', 'ключ', 'a b', 'a&b=c', 'a+b', '%', 'a.b')
// Brackets structure a name, so a key cannot hold them; an empty one means "append".
const key = fc.oneof(hostile, fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => !/[[\]]/.test(text)))
const { tree } = fc.letrec<{ tree: FormHash; value: FormValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, { weight: 3, arbitrary: fc.string({ unit: 'grapheme' }) }, { weight: 1, arbitrary: tie('tree') }),
  tree: fc.dictionary(key, tie('value'), { maxKeys: 5, minKeys: 1 }),
}))

function plain(value: FormValue): unknown {
  return typeof value === 'string' ? value : Object.fromEntries(Object.keys(value).map((name) => [name, plain(value[name] ?? '')]))
}

/** The status that the text is refused with; undefined when it is read. */
function refusedWith(form: string): unknown {
  try {
    parseForm(form)
    return undefined
  } catch (error) {
    return error instanceof ApiError ? error.status : error
  }
}

describe('parseForm', () => {
  test('reads back whatever was written, hostile keys too, and touches no prototype', () => {
    fc.assert(
      fc.property(tree, (written) => {
        expect(plain(parseForm(encode(written).join('&')))).toEqual(plain(written))
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('never throws anything but a 400 on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([undefined, 400]).toContain(refusedWith(text))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a=1&a=2', { a: '2' }],
    ['a', { a: '' }],
    ['', {}],
    ['a=b=c', { a: 'b=c' }],
    ['a%5Bb%5D=c+d%2B', { a: { b: 'c d+' } }],
    ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
    ['a[][b]=1&a[][c]=2&a[][b]=3', { a: { 0: { b: '1', c: '2' }, 1: { b: '3' } } }],
    ['[a]=1', { '[a]': '1' }],
    ['__proto__[polluted]=1', { ['__proto__']: { polluted: '1' } }],
  ])('%s', (text, expected) => {
    expect(plain(parseForm(text))).toEqual(expected)
  })

  test.each(['a=1&a[b]=2', 'a[b]=1&a=2', 'a=%', 'a=%ff', `${'a'.padEnd(30, '[x]')}${'[y]'.repeat(12)}=1`])('refuses %s', (text) => {
    expect(() => parseForm(text)).toThrow(expect.objectContaining({ status: 400 }))
  })
})
