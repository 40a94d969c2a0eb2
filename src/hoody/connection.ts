import type { Budget } from './budget.ts';
import { createClient, type HoodyClient } from './client.ts';
import type { NameOf } from './container-name.ts';
import { checkEnvironment } from './environment.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { USER_AGENT } from './user-agent.ts';

/** Clients that share kept-alive connections to the API. */
export interface Connection {
  /** @param budget the time for all requests of the client */
  client(budget: Budget): HoodyClient;
  close(): void;
}

export interface ConnectionOptions extends Omit<TransportOptions, 'userAgent' | 'now'> {
  /** Receives a sentence on each retry, and on anything else that a person should know. */
  onNotice: (notice: string) => void;
  nameOf: NameOf;
}

/**
 * Prepares connections to the API; none is made yet.
 *
 * @throws HoodyError if an environment variable makes requests unsafe or impossible
 */
export function connect({ onNotice, nameOf, ...transportOptions }: ConnectionOptions): Connection {
  checkEnvironment(transportOptions.apiUrl);
  const transport = createTransport({
    ...transportOptions,
    userAgent: USER_AGENT,
    now: Date.now,
  });
  return {
    client: (budget) =>
      createClient({
        transport,
        budget,
        random: Math.random,
        now: Date.now,
        onNotice,
        nameOf,
      }),
    close: () => transport.close(),
  };
}
