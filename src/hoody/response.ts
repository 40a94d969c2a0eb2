import type { IncomingHttpHeaders } from 'node:http';
import { AttemptError } from './errors.ts';

/** Far above what the snapshots of a container need; a server cannot make the runner keep more in memory. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** @throws AttemptError if the body exceeds 32 MiB */
export async function readBody(message: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new AttemptError({ kind: 'malformed', reason: `the body exceeds ${MAX_BODY_BYTES} bytes` });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws AttemptError if the text is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy can cut an object short; anything else is not a response of this API.
    const kind = text.startsWith('{') ? 'lost' : 'malformed';
    throw new AttemptError({
      kind,
      reason: text === '' ? 'the body is empty' : 'the body is not valid JSON',
    });
  }
}

/**
 * Parses `Retry-After`, a number of seconds or an HTTP date, to milliseconds.
 *
 * @param serverTime the clock that a date is relative to, in milliseconds since 1970
 */
export function parseRetryAfter(
  headers: Pick<IncomingHttpHeaders, 'retry-after'>,
  serverTime: number,
): { retryAfterMs?: number } {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return { retryAfterMs: Number(value) * 1000 };
  // Every form of an HTTP date starts with a weekday; Date.parse would also read a date into "1.5".
  const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return {};
  return { retryAfterMs: Math.max(0, at - serverTime) };
}

/** The server's clock, in milliseconds since 1970; undefined if the response has no date. */
export function parseServerTime({ date }: Pick<IncomingHttpHeaders, 'date'>): number | undefined {
  const serverTime = Date.parse(date ?? '');
  return Number.isNaN(serverTime) ? undefined : serverTime;
}
