import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, failure, usualFailure } from '../api/answers.ts';
import type { Call } from '../api/api.ts';
import type { Operation } from '../api/operation.ts';
import { answer } from './exchange.ts';
import type { FaultQueue } from './faults.ts';
import { isPlainPath } from './raw-path.ts';
import { parseBody, type RequestBody, readBody } from './request-body.ts';
import type { OpenRequest, RecordedRequest, RequestLog } from './request-log.ts';
import { jsonAnswer, send } from './wire.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
  interface FastifyRequest {
    recorded: OpenRequest;
    parsedBody: RequestBody;
  }
}

/** What the HTTP side of the emulator needs. */
export interface AppParts {
  readonly perform: (call: Call) => Promise<Answer>;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  /** Told of each request when it is over, with the time that it took in milliseconds. */
  readonly onRequestDone: (request: RecordedRequest, ms: number) => void;
  /** Told of what was not foreseen. */
  readonly onError: (error: unknown) => void;
  readonly closing: AbortSignal;
}

const SNAPSHOTS = '/api/v1/containers/:id/snapshots';
const ROUTES = [
  { operation: 'list', method: 'GET', url: SNAPSHOTS },
  { operation: 'create', method: 'POST', url: SNAPSHOTS },
  { operation: 'restore', method: ['PATCH', 'PUT'], url: `${SNAPSHOTS}/:name` },
  { operation: 'delete', method: 'DELETE', url: `${SNAPSHOTS}/:name` },
  { operation: 'alias', method: ['PATCH', 'PUT'], url: `${SNAPSHOTS}/:name/alias` },
] as const;

/** Where the router is sent with a path that is not plain, so that it cannot tidy it into one that is. */
const NOWHERE = '/';

/** The HTTP server: the endpoints, the record of what came, and the faults. */
export function buildApp(parts: AppParts): FastifyInstance {
  const app = Fastify({
    exposeHeadRoutes: false,
    return503OnClosing: false,
    // A name may be as long as a request line; by default a long one would not be routed.
    routerOptions: { maxParamLength: 65_536 },
    rewriteUrl: ({ url = NOWHERE }) => (isPlainPath(url) ? url : NOWHERE),
    clientErrorHandler: (_error, socket) => refuseUnreadable(socket),
  });
  // The body is read before the router's parsers could judge it: its errors are to be in the API's words and order.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  app.addHook('onRequest', async (request, reply) => {
    record(request, reply, parts);
    const body = await readBody(request.raw);
    request.recorded.body = body.text;
    request.parsedBody = parseBody(body, request.headers['content-type']);
    // The router would refuse a type that it cannot read.
    request.headers['content-type'] = 'application/octet-stream';
  });

  for (const { operation, method, url } of ROUTES) {
    app.route<{ Params: { id: string; name?: string } }>({
      method: [method].flat(),
      url,
      config: { operation },
      handler: async (request, reply) => {
        const { id, name = '' } = request.params;
        const call = {
          operation,
          containerId: id,
          snapshotName: name,
          authorization: request.headers.authorization,
          body: request.parsedBody,
        };
        const { perform, faults, closing } = parts;
        const act = () => orUnexpected(perform(call), parts);
        await answer(
          { operation, reply, recorded: request.recorded, act, closing },
          faults.take(operation, id),
        );
      },
    });
  }

  app.setNotFoundHandler((request, reply) => {
    const nothing = failure(404, 'There is no such endpoint');
    request.recorded.status = nothing.status;
    return send(reply, jsonAnswer(nothing));
  });
  app.setErrorHandler((error, request, reply) => {
    // A client that goes before it has sent its request, and the end of a wait, are no errors of the emulator.
    if (request.raw.complete && !parts.closing.aborted) parts.onError(error);
    return send(reply, jsonAnswer(usualFailure(500, 'list')));
  });
  app.server.on('connect', ({ method = '', url = '', headers }, socket) => {
    parts.log.add({ method, url, operation: 'attack', headers, body: '', status: 404 });
    socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  return app;
}

function record(request: FastifyRequest, reply: FastifyReply, parts: AppParts): void {
  const operation = request.routeOptions.config.operation;
  const { id } = request.params as { id?: string };
  request.recorded = {
    method: request.method,
    url: request.originalUrl,
    operation: operation ?? 'attack',
    headers: { ...request.headers },
    body: '',
    ...(operation !== undefined && id !== undefined && { containerId: id }),
  };
  parts.log.add(request.recorded);
  const start = performance.now();
  reply.raw.once('close', () => parts.onRequestDone(request.recorded, performance.now() - start));
}

async function orUnexpected(answer: Promise<Answer>, parts: AppParts): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    // Closing breaks off what is under way.
    if (!parts.closing.aborted) parts.onError(error);
    return usualFailure(500, 'list');
  }
}

/** Answers what is not HTTP. */
function refuseUnreadable(socket: Socket): void {
  const { body } = failure(400, 'Invalid request payload');
  const text = JSON.stringify(body);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`,
  );
}
