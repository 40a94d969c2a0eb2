import type { Budget } from '../base/budget.ts';
import type { Clock } from '../base/clock.ts';
import { type HttpConnections, openHttpConnections } from '../http/connections.ts';
import { type ClientLimits, type ClientOptions, createClient, type HoodyClient } from './client.ts';
import { checkEnvironment } from './environment.ts';
import { createTransport, type TransportOptions } from './transport.ts';

/** Clients that share connections to the API. */
export interface Connection {
  /** @param budget the time for all requests of the client */
  client(budget: Budget, limits?: ClientLimits): HoodyClient;
  close(): void;
}

export interface ConnectionOptions
  extends Pick<TransportOptions, 'apiUrl' | 'token' | 'onSent'>,
    Pick<ClientOptions, 'random' | 'onNotice' | 'nameOf'> {
  clock: Clock;
}

/**
 * Prepares kept-alive connections to the API; none is made yet.
 *
 * @throws UserError if an environment variable makes requests unsafe or impossible
 */
export function connect(options: ConnectionOptions): Connection {
  checkEnvironment(options.apiUrl);
  return connectOver(openHttpConnections(), options);
}

/** Prepares clients that send their requests over HTTP connections. */
export function connectOver(connections: HttpConnections, options: ConnectionOptions): Connection {
  const { apiUrl, token, onSent, random, onNotice, nameOf, clock } = options;
  const transport = createTransport({ apiUrl, token, connections, clock, onSent });
  return {
    client: (budget, limits = {}) =>
      createClient({ transport, budget, random, clock, onNotice, nameOf, ...limits }),
    close: () => transport.close(),
  };
}
