import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ApiRequest } from '../api/api.ts';
import { ApiError, documentedError } from '../api/api-error.ts';
import { type ApiResponse, type ErrorCodeField, errorResponse } from '../api/responses.ts';
import type { FaultQueue } from '../faults/fault-queue.ts';
import { jsonResponse, type RawResponse, responseText } from './raw-response.ts';
import { parseBody, readBody } from './request-body.ts';
import type { OpenRecord, RecordedRequest, RequestLog } from './request-log.ts';
import { respond, send } from './respond.ts';
import { findRoute, type Route } from './routes.ts';

/** The collaborators of the HTTP server. */
export interface HttpServerOptions {
  readonly perform: (request: ApiRequest) => Promise<ApiResponse>;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  /** The field with the code of an error. */
  readonly errorCodes: ErrorCodeField;
  /** Called at the end of each request, with its duration in milliseconds. */
  readonly onRequestDone: (request: RecordedRequest, ms: number) => void;
  /** Called with every unexpected error. */
  readonly onError: (error: unknown) => void;
  /** The platform's clock. */
  readonly now: () => Date;
  readonly closing: AbortSignal;
}

/** An error of the HTTP parser. */
type ParseError = Error & { readonly code?: string; readonly rawPacket?: Buffer };

/** Longer than clients keep an idle connection, so that they never send on a connection that the server closes. */
const KEEP_ALIVE_MS = 72_000;

/** Creates the HTTP server: it routes, records and handles requests, and applies the faults. */
export function createHttpServer(options: HttpServerOptions): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void handle(request, response, options);
  });
  // Node.js does not report these as requests: a CONNECT, and a request that its parser rejects.
  server.on('connect', ({ method = '', url = '', headers }: IncomingMessage, socket: Socket) => {
    // Node.js no longer listens to this socket, and an unhandled reset would end the process.
    socket.on('error', () => socket.destroy());
    rejectAttack({ method, url, headers }, socket, options.log);
  });
  server.on('clientError', (error: ParseError, socket: Socket) => {
    if (!socket.writable) return socket.destroy();
    const line = error.code === 'HPE_INVALID_METHOD' ? requestLineOf(error.rawPacket) : undefined;
    if (line !== undefined) return rejectAttack({ ...line, headers: {} }, socket, options.log);
    return socket.end(responseText(errorOf(documentedError(400, 'create'))));
  });
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpServerOptions,
): Promise<void> {
  const { log, faults, errorCodes, now, closing, onRequestDone } = options;
  const { method = '', url = '', headers } = request;
  const route = findRoute(method, url);
  const record: OpenRecord = { method, url, operation: 'attack', headers, body: '' };
  if (route.kind === 'endpoint') {
    record.operation = route.operation;
    record.containerId = route.containerId;
  }
  log.add(record);
  const start = performance.now();
  response.once('close', () => onRequestDone(record, performance.now() - start));
  try {
    const body = await readBody(request);
    record.body = body.text;
    if (route.kind !== 'endpoint') return send({ response, record, now }, rejectionOf(route));
    const { operation, containerId, snapshotName } = route;
    const call: ApiRequest = {
      operation,
      containerId,
      snapshotName,
      authorization: headers.authorization,
      body: parseBody(body, headers['content-type']),
    };
    const perform = () => performOrReport(call, options);
    const exchange = { operation, response, record, now, perform, errorCodes, closing };
    await respond(exchange, faults.take(operation, containerId));
  } catch (error) {
    // A client that disconnects during its request, or a wait that `close` aborts, is not an error of the emulator.
    if (request.complete && !closing.aborted) options.onError(error);
    response.destroy();
  }
}

async function performOrReport(
  request: ApiRequest,
  { perform, errorCodes, closing, onError }: HttpServerOptions,
): Promise<ApiResponse> {
  try {
    return await perform(request);
  } catch (error) {
    // `close` aborts the running operations.
    if (!closing.aborted) onError(error);
    return errorResponse(documentedError(500, request.operation), errorCodes);
  }
}

/** Rejects and records a request that Node.js does not report, and closes its connection. */
function rejectAttack(
  { method, url, headers }: Pick<RecordedRequest, 'method' | 'url' | 'headers'>,
  socket: Socket,
  log: RequestLog,
): void {
  const response = rejectionOf(findRoute(method, url));
  log.add({ method, url, operation: 'attack', headers, body: '', status: response.status });
  socket.end(responseText(response));
}

/** The response to a request that is not exactly an endpoint with one of its methods. */
function rejectionOf(route: Route): RawResponse {
  if (route.kind !== 'method-not-allowed') return errorOf(new ApiError(404, 'Endpoint not found'));
  const response = errorOf(new ApiError(405, 'The endpoint does not support this method'));
  return { ...response, headers: { ...response.headers, allow: route.allowed.join(', ') } };
}

/** Encodes an error that has no code. */
function errorOf(error: ApiError): RawResponse {
  return jsonResponse(errorResponse(error, 'error'));
}

/** The method and the target of a request that starts a packet. */
function requestLineOf(packet: Buffer | undefined): { method: string; url: string } | undefined {
  const [, method, url] = /^([^\s]+) ([^\s]+) HTTP\/1\.[01]\r\n/.exec(packet?.toString('latin1') ?? '') ?? [];
  return method === undefined || url === undefined ? undefined : { method, url };
}
