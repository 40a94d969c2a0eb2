import { version } from '../package.json';
import { startBudget } from './hoody/budget.ts';
import { createHoody, type Hoody } from './hoody/client.ts';
import { createTransport } from './hoody/transport.ts';
import type { Settings } from './inputs.ts';
import type { Log } from './log.ts';

/** The way to the API, with connections that are kept. */
export interface Connection {
  /**
   * A client whose time begins now.
   *
   * @param budgetMs how long it may take over all its requests, in milliseconds
   * @param signal ends them before
   */
  hoody(budgetMs: number, signal: AbortSignal): Hoody;
  close(): void;
}

/** Opens a way to the API that tells the log of every request. */
export function connect({ apiUrl, token }: Pick<Settings, 'apiUrl' | 'token'>, log: Log): Connection {
  const transport = createTransport({
    apiUrl,
    token,
    userAgent: `hoody-snapshot/${version}`,
    onExchange: (exchange) => log.exchange(exchange),
  });
  return {
    hoody: (budgetMs, signal) =>
      createHoody({
        transport,
        budget: startBudget(budgetMs, signal),
        random: Math.random,
        now: Date.now,
        onNotice: (notice) => log.info(notice),
      }),
    close: () => transport.close(),
  };
}
