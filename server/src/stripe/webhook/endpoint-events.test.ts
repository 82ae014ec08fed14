import { readFileSync } from 'node:fs'
import { ENDPOINT_EVENTS } from './endpoint-events.ts'

it('is what the README has people ask Stripe for', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
  const step = /^2\. Add a webhook endpoint(.*?)\n\n/ms.exec(readme)?.[1] ?? ''
  expect([...step.matchAll(/`(\w+\.[\w.]+)`/g)].map(([, type]) => type)).toEqual(ENDPOINT_EVENTS)
})
