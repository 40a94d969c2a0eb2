import { STATUS_CODES } from 'node:http';
import type { ApiResponse } from '../api/responses.ts';

/** A response as it is sent. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Encodes a response of the API. */
export function jsonResponse({ status, headers, body }: ApiResponse): RawResponse {
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/**
 * A response with a scripted body.
 *
 * @param type The content type of a body that is a string.
 */
export function scriptedResponse(status: number, body: string | object, type: string): RawResponse {
  if (typeof body === 'string') return { status, headers: { 'content-type': type }, body };
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(body) };
}

/** Encodes a response as text, for a connection that Node.js does not handle as HTTP. It ends the connection. */
export function responseText({ status, headers, body }: RawResponse): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}
