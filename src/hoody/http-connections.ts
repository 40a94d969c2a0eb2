import type { OutgoingHttpHeaders } from 'node:http';
import { HttpClient } from '@actions/http-client/lib/index';
import { type HttpExchange, HttpRequest } from './http-request.ts';

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
