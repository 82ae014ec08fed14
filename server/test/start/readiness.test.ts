import { startConsole } from '../harness/console.ts'
import { startSimulator } from '../harness/simulator.ts'

test('the console starts connected to Stripe, answers and stops with code 0', async () => {
  const stripe = await startSimulator()
  const server = await startConsole({ stripe })
  expect(await server.graphql('{ syncSummary { pending } }')).toEqual({ syncSummary: { pending: 0 } })
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await server.graphqlRaw('{ syncSummary { pending } }', {}, {})).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(await server.stop()).toBe(0)
  await stripe.stop()
})
