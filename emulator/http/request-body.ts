import type { IncomingMessage } from 'node:http';
import type { RequestBody } from '../api/api.ts';

/** The maximum size of a body in bytes; the bodies of the API are far smaller. */
export const BODY_LIMIT = 65_536;

/**
 * Reads a body to its end.
 *
 * @returns Its first `BODY_LIMIT` bytes, and whether that is all of it.
 * @throws The error of a connection that the client closed.
 */
export async function readBody(request: IncomingMessage): Promise<{ text: string; complete: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length < BODY_LIMIT) chunks.push(chunk);
    length += chunk.length;
  }
  const text = Buffer.concat(chunks).subarray(0, BODY_LIMIT).toString('utf8');
  return { text, complete: length <= BODY_LIMIT };
}

/**
 * Parses a body.
 *
 * @param contentType The header; only JSON is supported.
 */
export function parseBody(
  { text, complete }: { readonly text: string; readonly complete: boolean },
  contentType: string | undefined,
): RequestBody {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  if (!complete || mediaType !== 'application/json') return { kind: 'unparsable' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unparsable' };
  }
}
