/** The body of an answer of GraphQL. */
export interface GraphqlBody<Data = Record<string, unknown>> {
  data?: Data | null
  errors?: { message: string, path?: (string | number)[], extensions: { code: string, fields?: Record<string, string> } }[]
}

/** Sends one request and returns the body of the answer, of the shape that the test expects. */
export async function sendGraphql<Body>(consoleUrl: string, query: string, variables: object, headers: Record<string, string>): Promise<Body> {
  const response = await fetch(`${consoleUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return await response.json() as Body
}
