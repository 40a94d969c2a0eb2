import type { Budget } from './budget.ts';
import { type ClientOptions, createClient, type HoodyClient } from './client.ts';
import type { Clock } from './clock.ts';
import type { HttpConnections } from './http-connections.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { USER_AGENT } from './user-agent.ts';

/** Clients that share connections to the API. */
export interface Connection {
  /** @param budget the time for all requests of the client */
  client(budget: Budget): HoodyClient;
  close(): void;
}

export interface ConnectionOptions
  extends Pick<TransportOptions, 'apiUrl' | 'token' | 'onExchange'>,
    Pick<ClientOptions, 'random' | 'onNotice' | 'nameOf'> {
  clock: Clock;
}

/** Prepares clients that send their requests over HTTP connections. */
export function connectOver(connections: HttpConnections, options: ConnectionOptions): Connection {
  const { apiUrl, token, onExchange, random, onNotice, nameOf, clock } = options;
  const transport = createTransport({ apiUrl, token, userAgent: USER_AGENT, connections, clock, onExchange });
  return {
    client: (budget) => createClient({ transport, budget, random, clock, onNotice, nameOf }),
    close: () => transport.close(),
  };
}
