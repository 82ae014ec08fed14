import { SpanKind } from '@opentelemetry/api'
import type Stripe from 'stripe'
import { traced } from './traced.ts'

type HttpClient = Stripe.HttpClient

/** A span for each call that leaves for Stripe, those included that are never answered. */
export function traceCalls(inner: HttpClient): HttpClient {
  const makeRequest: HttpClient['makeRequest'] = async (...call) => {
    const [, , path, method] = call
    const route = routeOf(path)
    return await traced(`Stripe ${method} ${route}`, { 'http.request.method': method, 'http.route': route }, async () => await inner.makeRequest(...call), {
      kind: SpanKind.CLIENT, outcome: (response) => ({ 'http.response.status_code': response.getStatusCode() }),
    })
  }
  return { getClientName: () => inner.getClientName(), makeRequest }
}

/** `/v1/customers/:id`: what was asked for, without whom; the query may hold an e-mail address. */
function routeOf(path: string): string {
  const [pathname = ''] = path.split('?')
  return pathname.split('/').map((segment) => (/\d|^[a-z]{2,}_./.test(segment) && segment !== 'v1' && !/^[a-z]+(?:_[a-z]+)+$/.test(segment) ? ':id' : segment)).join('/')
}
