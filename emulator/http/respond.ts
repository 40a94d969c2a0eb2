import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { documentedError } from '../api/api-error.ts';
import type { Operation } from '../api/operation.ts';
import { type ApiResponse, type ErrorCodeField, errorResponse } from '../api/responses.ts';
import type { Effect } from '../faults/fault.ts';
import { jsonResponse, type RawResponse, scriptedResponse } from './raw-response.ts';
import type { OpenRecord } from './request-log.ts';

/** The target of a response. */
export interface Reply {
  readonly response: ServerResponse;
  readonly record: OpenRecord;
  /** The platform's clock, for the `Date` of the response. */
  readonly now: () => Date;
}

/** A request to an endpoint that is being handled. */
export interface Exchange extends Reply {
  readonly operation: Operation;
  /** Performs the operation. */
  readonly perform: () => Promise<ApiResponse>;
  /** The field with the code of an error. */
  readonly errorCodes: ErrorCodeField;
  /** Aborts every wait. */
  readonly closing: AbortSignal;
}

/** Responds to a request: as the API does, or with the effect of a fault. */
export async function respond(exchange: Exchange, effect: Effect | undefined): Promise<void> {
  const { perform, response } = exchange;
  switch (effect?.kind) {
    case undefined:
      return send(exchange, jsonResponse(await perform()));
    case 'delay':
      await sleep(effect.ms, undefined, { signal: exchange.closing });
      return send(exchange, jsonResponse(await perform()));
    case 'status':
      if (effect.acts === true) await perform();
      return send(exchange, statusResponse(effect, exchange));
    case 'response': {
      const { status } = await perform();
      return send(exchange, scriptedResponse(effect.status ?? status, effect.body, 'application/json'));
    }
    case 'cut':
      return sendHalf(exchange, jsonResponse(await perform()));
    case 'reset':
      if (effect.when === 'after') await perform();
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      if (effect.acts === true) await perform();
      return;
  }
}

/** Sends a response. It is recorded first, so that a client that has received it finds it in the record. */
export function send({ response, record, now }: Reply, { status, headers, body }: RawResponse): void {
  record.status = status;
  response.statusCode = status;
  response.setHeader('date', now().toUTCString());
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

/** Sends the headers and half of the body, then closes the connection. */
function sendHalf({ response, record, now }: Reply, { status, headers, body }: RawResponse): void {
  record.status = status;
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    date: now().toUTCString(),
    ...headers,
    'content-length': bytes.length,
  });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

function statusResponse(
  { status, body, headers }: Effect & { kind: 'status' },
  { operation, errorCodes }: Exchange,
): RawResponse {
  const response =
    body === undefined
      ? jsonResponse(errorResponse(documentedError(status, operation), errorCodes))
      : scriptedResponse(status, body, 'text/html');
  return { ...response, headers: { ...response.headers, ...headers } };
}
