import { version } from '../../package.json';
import { startBudget } from './budget.ts';
import { createClient, type HoodyClient } from './client.ts';
import type { NameOf } from './container-name.ts';
import { checkEnvironment } from './environment.ts';
import { createTransport, type TransportOptions } from './transport.ts';

/** Clients that share kept-alive connections to the API. */
export interface Connection {
  /**
   * Creates a client whose budget starts now.
   *
   * @param budgetMs the time for all its requests, in milliseconds
   * @param signal ends its requests early
   */
  client(budgetMs: number, signal: AbortSignal): HoodyClient;
  close(): void;
}

export interface ConnectionOptions extends Omit<TransportOptions, 'userAgent' | 'now'> {
  /** Receives a sentence on each retry, and on whatever else a person should know. */
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
    userAgent: `hoody-snapshot/${version}`,
    now: Date.now,
  });
  return {
    client: (budgetMs, signal) =>
      createClient({
        transport,
        budget: startBudget(budgetMs, signal),
        random: Math.random,
        now: Date.now,
        onNotice,
        nameOf,
      }),
    close: () => transport.close(),
  };
}
