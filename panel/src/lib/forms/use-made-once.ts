import { useRef } from 'react';

/** Sends an input that makes something. @throws as `send` does */
export type MadeOnce = <Input extends object, Answer>(input: Input, send: (input: Input & { idempotencyKey: string }) => Promise<Answer>) => Promise<Answer>;

/**
 * Makes a thing once for each form, however often its answer is lost and the operator tries again: the API makes nothing new for an
 * input that comes with the key it came with before. A changed input gets a key of its own, as the API demands, and so does
 * everything after a success.
 */
export function useMadeOnce(): MadeOnce {
  const keys = useRef(new Map<string, string>());
  return async (input, send) => {
    const text = JSON.stringify(input);
    const idempotencyKey = keys.current.get(text) ?? randomKey();
    keys.current.set(text, idempotencyKey);
    const answer = await send({ ...input, idempotencyKey });
    keys.current.clear();
    return answer;
  };
}

/** 128 random bits. `crypto.randomUUID` is missing where the panel is reached over plain HTTP. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
