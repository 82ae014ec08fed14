import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** An error as a person should read it. */
export interface Problem {
  /** The API's `extensions.code`, or NETWORK when the console could not be reached. */
  code: string;
  /** One or two sentences. */
  message: string;
  /** Input field path → message, where the input is to blame. */
  fields: Record<string, string>;
  /** What to quote when asking for help; only for internal errors. */
  requestId?: string;
  /** For ALREADY_SUBSCRIBED: by which subscription. */
  subscriptionId?: string;
}

/** Turns whatever an operation failed with into a {@link Problem}. */
export function toProblem(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const extensions = first?.extensions ?? {};
    const code = typeof extensions.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR';
    const requestId = typeof extensions.requestId === 'string' ? extensions.requestId : undefined;
    const message = code === 'INTERNAL_SERVER_ERROR' ? 'Something went wrong in the console. Try again in a moment.' : (first?.message ?? '');
    const subscriptionId = typeof extensions.subscriptionId === 'string' ? extensions.subscriptionId : undefined;
    return { code, message, fields: textRecord(extensions.fields), requestId, subscriptionId };
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 429) return { code: 'RATE_LIMITED', message: 'Too many requests. Try again in a moment.', fields: {} };
    return { code: 'NETWORK', message: `The console answered with status ${error.statusCode}. Try again in a moment.`, fields: {} };
  }
  return { code: 'NETWORK', message: 'The console cannot be reached. Check your connection and try again.', fields: {} };
}

/** What to tell of a failure, with what to quote when asking for help. */
export function problemText(error: unknown): string {
  const { message, requestId } = toProblem(error);
  return requestId ? `${message} (Request ${requestId})` : message;
}

/** True for a code with which the server answers the question itself: asked again, it says the same. */
export function isAnswer(code: unknown): boolean {
  return code === 'BAD_USER_INPUT' || code === 'FORBIDDEN' || code === 'NOT_FOUND';
}

/** True when the server does not know the session any more. */
export function isUnauthenticated(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) return error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED');
  return ServerError.is(error) && error.statusCode === 401;
}

function textRecord(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
