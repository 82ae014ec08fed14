import { createServer, type Server } from 'node:https'
import { createProduct, syncOf } from '../catalog-calls.ts'
import { eventually } from '../harness/eventually.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { health } from './health-calls.ts'
import { unknownCertificate } from './unknown-certificate.ts'

describe('an address with a certificate that nobody knows', () => {
  let impostor: Server
  let elsewhere: Fleet
  let asked = 0
  beforeAll(async () => {
    impostor = createServer(unknownCertificate, (_request, response) => {
      asked += 1
      response.end('{}')
    })
    await new Promise<void>((resolve) => { impostor.listen(0, '127.0.0.1', resolve) })
    const address = impostor.address()
    if (address === null || typeof address === 'string') throw new Error('It listens on a port.')
    elsewhere = await startFleet({ environment: { STRIPE_API_BASE: `https://127.0.0.1:${address.port}` } })
  })
  afterAll(async () => {
    await elsewhere?.stop()
    impostor?.close()
  })

  it('is told nothing, and the panel says what is the matter with it', async () => {
    const product = await createProduct(elsewhere.web(), { name: 'Secret' })
    await eventually(async () => {
      expect(await syncOf(elsewhere.web(), 'product', product)).toMatchObject({ status: 'PENDING', failing: true, lastError: expect.stringContaining('certificate') })
    })
    expect(await health(elsewhere.web())).toContainEqual({ code: 'STRIPE_UNREACHABLE', message: expect.stringContaining('certificate') })
    expect(asked).toBe(0)
  })
})
