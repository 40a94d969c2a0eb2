import type { FastifyReply } from 'fastify';
import type { Answer } from '../api/answers.ts';

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer of the API. */
export function jsonAnswer({ status, body }: Answer): WireAnswer {
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(body) };
}

/**
 * An answer whose body a test made up.
 *
 * @param type The content type of a body that is a string.
 */
export function madeUpAnswer(status: number, body: string | object, type: string): WireAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': typeof body === 'string' ? type : JSON_TYPE }, body: text };
}

/** Sends an answer, whole. */
export async function send(reply: FastifyReply, answer: WireAnswer): Promise<void> {
  await reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/** Sends the headers of a whole answer and half of its body, then closes the connection. */
export function sendHalf(reply: FastifyReply, answer: WireAnswer): void {
  reply.hijack();
  const body = Buffer.from(answer.body);
  reply.raw.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  reply.raw.write(body.subarray(0, body.length >> 1), () => reply.raw.destroy());
}

/** Closes the connection so that the client sees a reset, not an end. */
export function reset(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
}

/** Leaves the client without an answer until it goes, or the server. */
export function hang(reply: FastifyReply): void {
  reply.hijack();
}
