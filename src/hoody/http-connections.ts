import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { HttpClient } from '@actions/http-client/lib/index';
import { HttpRequest } from './http-request.ts';

/** The head of a response, whose body is still to be read. */
export interface HttpResponse extends AsyncIterable<Buffer> {
  statusCode?: number | undefined;
  statusMessage?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** One HTTP request on its way. How far it came decides what its failure means. */
export interface HttpExchange {
  /** Rejects with an error of Node.js. */
  readonly response: Promise<HttpResponse>;
  /** Whether the connection is up, including TLS. The request is not sent before that. */
  readonly isConnected: boolean;
  /** Whether the connection had served another request before. */
  readonly reusesConnection: boolean;
  /** Ends the request and closes its connection, unless the response is complete. */
  destroy(): void;
}

/** Connections to one server. */
export interface HttpConnections {
  /** @param body sent as it is; undefined for none */
  start(
    url: URL,
    options: { method: string; headers: OutgoingHttpHeaders },
    body: string | undefined,
  ): HttpExchange;
  /** Gives every further request a new connection. */
  stopReuse(): void;
  close(): void;
}

/** Connections that are kept alive, through the proxy of the environment, as @actions/http-client uses it. */
export function openHttpConnections(userAgent: string): HttpConnections {
  const keepAlive = new HttpClient(userAgent, [], { keepAlive: true });
  const oneRequestEach = new HttpClient(userAgent, [], { keepAlive: false });
  let current = keepAlive;
  return {
    start: (url, { method, headers }, body) =>
      new HttpRequest(url, { method, headers, agent: current.getAgent(url.href) }, body),
    stopReuse() {
      current = oneRequestEach;
    },
    close() {
      keepAlive.dispose();
      oneRequestEach.dispose();
    },
  };
}
