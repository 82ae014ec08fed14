import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from './store.ts'

let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'))
  path = join(directory, 'deep', 'state')
})
afterEach(() => rmSync(directory, { recursive: true }))

const setting = (id: string): { id: string; value: string } => ({ id, value: `value of ${id}` })

async function write(...ids: string[]): Promise<void> {
  const store = await Store.open(path)
  for (const id of ids) store.transact((tx) => tx.put('setting', id, setting(id)))
  await store.durable()
  await store.close()
}

async function read(): Promise<string[]> {
  const store = await Store.open(path)
  const ids = [...store.all('setting').oldestFirst()].map(({ id }) => id)
  await store.close()
  return ids
}

describe('the state file', () => {
  test('gives everything back, in the order of creation', async () => {
    await write('b', 'a', 'c')
    await write('d')
    expect(await read()).toEqual(['b', 'a', 'c', 'd'])
  })

  test('loses only a line that a crash tore', async () => {
    await write('a', 'b')
    const whole = readFileSync(path, 'utf8')
    truncateSync(path, Buffer.byteLength(whole) - 5)
    expect(await read()).toEqual(['a'])
    // The torn rest is gone from the file too: what follows it is readable.
    await write('c')
    expect(await read()).toEqual(['a', 'c'])
  })

  test('is refused when it is damaged in the middle or not one of ours', async () => {
    await write('a')
    appendFileSync(path, 'rubbish\n[]\n')
    await expect(Store.open(path)).rejects.toThrow(/is damaged at line 3/)
    writeFileSync(path, 'a letter to my aunt\n')
    await expect(Store.open(path)).rejects.toThrow(/is not a state file/)
    expect(readFileSync(path, 'utf8')).toBe('a letter to my aunt\n')
  })

  test('belongs to one simulator at a time', async () => {
    const first = await Store.open(path)
    await expect(Store.open(path)).rejects.toThrow(/is in use by another simulator/)
    await first.close()
    expect(await read()).toEqual([])
  })

  test('keeps no more lines than objects after a restart', async () => {
    for (let round = 0; round < 3; round++) await write('same', 'same', 'same')
    await read()
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2)
  })
})

test('a transaction that throws leaves nothing behind', async () => {
  const store = await Store.open(path)
  store.transact((tx) => {
    for (const id of ['a', 'b', 'c']) tx.put('setting', id, setting(id))
  })
  expect(() =>
    store.transact((tx) => {
      tx.put('setting', 'd', setting('d'))
      tx.put('setting', 'a', { id: 'a', value: 'changed' })
      tx.remove('setting', 'b')
      throw new Error('no')
    }),
  ).toThrow('no')
  const expected = ['a', 'b', 'c'].map(setting)
  expect([...store.all('setting').oldestFirst()]).toEqual(expected)
  await store.close()
  const again = await Store.open(path)
  expect([...again.all('setting').oldestFirst()]).toEqual(expected)
  await again.close()
})
