import { startConsoleWithSimulator } from '../harness/test-console.ts'

test('the console starts connected to Stripe, answers and stops with code 0', async () => {
  const { console: server, simulator } = await startConsoleWithSimulator()
  expect(await server.query('{ syncSummary { pending } }')).toEqual({ syncSummary: { pending: 0 } })
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await server.graphql('{ syncSummary { pending } }', {}, {})).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(await server.stop()).toBe(0)
  await simulator.stop()
})
