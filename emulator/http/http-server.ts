import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ApiRequest } from '../api/api.ts';
import { ApiError, documentedError } from '../api/api-error.ts';
import { type ApiResponse, errorResponse } from '../api/responses.ts';
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
  /** Called when a request is over, with its duration in milliseconds. */
  readonly onRequestDone: (request: RecordedRequest, ms: number) => void;
  /** Called with every unexpected error. */
  readonly onError: (error: unknown) => void;
  readonly closing: AbortSignal;
}

/** Longer than clients keep an idle connection, so that they never send a request into one that is being closed. */
const KEEP_ALIVE_MS = 72_000;

/** Creates the HTTP server: it routes, records and answers requests, and applies the faults. */
export function createHttpServer(options: HttpServerOptions): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void handle(request, response, options);
  });
  server.on('connect', ({ method = '', url = '', headers }: IncomingMessage, socket: Socket) => {
    const response = rejectionOf(findRoute(method, url));
    options.log.add({ method, url, operation: 'attack', headers, body: '', status: response.status });
    socket.end(responseText(response));
  });
  server.on('clientError', (_error: Error, socket: Socket) => {
    if (!socket.writable) socket.destroy();
    else socket.end(responseText(errorOf(documentedError(400, 'create'))));
  });
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpServerOptions,
): Promise<void> {
  const { log, faults, closing, onRequestDone } = options;
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
    if (route.kind !== 'endpoint') return send(response, record, rejectionOf(route));
    const { operation, containerId, snapshotName } = route;
    const call: ApiRequest = {
      operation,
      containerId,
      snapshotName,
      authorization: headers.authorization,
      body: parseBody(body, headers['content-type']),
    };
    const perform = () => performOrReport(call, options);
    await respond({ operation, response, record, perform, closing }, faults.take(operation, containerId));
  } catch (error) {
    // A client that disconnects while it sends, and a wait that is aborted on close, are no errors of the emulator.
    if (request.complete && !closing.aborted) options.onError(error);
    response.destroy();
  }
}

async function performOrReport(
  request: ApiRequest,
  { perform, closing, onError }: HttpServerOptions,
): Promise<ApiResponse> {
  try {
    return await perform(request);
  } catch (error) {
    // Closing aborts what is running.
    if (!closing.aborted) onError(error);
    return errorResponse(documentedError(500, request.operation));
  }
}

/** The response to a request that is not exactly an endpoint with one of its methods. */
function rejectionOf(_route: Route): RawResponse {
  return errorOf(new ApiError(404, 'There is no such endpoint'));
}

function errorOf(error: ApiError): RawResponse {
  return jsonResponse(errorResponse(error));
}
