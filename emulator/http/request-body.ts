import type { IncomingMessage } from 'node:http';

/** How much of a body is read; the bodies of the API are far smaller. In bytes. */
export const BODY_LIMIT = 65_536;

/** What the API makes of a body: the JSON in it, or nothing it can use. */
export type RequestBody = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'unusable' };

/**
 * Reads a body to its end.
 *
 * @returns Its first `BODY_LIMIT` bytes, and whether that is all of it.
 * @throws The error of a connection that the client closed.
 */
export async function readBody(request: IncomingMessage): Promise<{ text: string; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length < BODY_LIMIT) chunks.push(chunk);
    length += chunk.length;
  }
  const text = Buffer.concat(chunks).subarray(0, BODY_LIMIT).toString('utf8');
  return { text, whole: length <= BODY_LIMIT };
}

/**
 * Parses a body that was read.
 *
 * @param contentType The header; only JSON is understood.
 */
export function parseBody(
  { text, whole }: { readonly text: string; readonly whole: boolean },
  contentType: string | undefined,
): RequestBody {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  if (!whole || mediaType !== 'application/json') return { kind: 'unusable' };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unusable' };
  }
}
