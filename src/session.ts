import pLimit from 'p-limit';
import type { Budget } from './base/budget.ts';
import { type Labels, nameByLabel } from './base/labels.ts';
import { askHealth, checkHealth, type Health, type Probed } from './health/health.ts';
import { createProbe } from './health/probe.ts';
import type { ClientLimits } from './hoody/client.ts';
import { connect } from './hoody/connection.ts';
import type { Context } from './operations/context.ts';
import type { Log } from './runner/log.ts';
import type { Runner } from './runner/runner.ts';
import { redactionOf } from './text/redact.ts';

/** What a program uses while it acts. */
export interface Session extends Pick<Context, 'mapConcurrently' | 'nameOf'> {
  /** @param budget the time for all requests of the client */
  client(budget: Budget, limits?: ClientLimits): Context['client'];
  /** Checks what must be healthy after a restore. */
  checkHealth(urls: readonly URL[], budget: Budget): Promise<Health[]>;
  /** Asks once what must be healthy after a rollback. An aborted signal ends it. */
  askHealth(urls: readonly URL[], signal: AbortSignal): Promise<Probed[]>;
}

export interface SessionOptions {
  apiUrl: URL;
  token: string;
  labels: Labels;
  maxParallel: number;
}

/**
 * Opens a session for some work, and closes its connections in the end.
 *
 * @throws UserError if an environment variable makes requests unsafe or impossible
 */
export type WithSession = <T>(
  options: SessionOptions,
  runner: Pick<Runner, 'clock' | 'random'>,
  log: Log,
  work: (session: Session) => Promise<T>,
) => Promise<T>;

/** What reaches other machines: the API, and what must be healthy after a restore. */
export interface Network {
  connect: typeof connect;
  createProbe: typeof createProbe;
}

/** Over HTTP, as Node.js speaks it. */
export const withSession: WithSession = withSessionOver({ connect, createProbe });

export function withSessionOver(network: Network): WithSession {
  return async ({ apiUrl, token, labels, maxParallel }, { clock, random }, log, work) => {
    const nameOf = nameByLabel(labels);
    const connection = network.connect({
      apiUrl,
      token,
      onSent: (request) => log.request(request),
      onNotice: (notice) => log.info(notice),
      nameOf,
      clock,
      random,
    });
    const limit = pLimit(maxParallel);
    const createProbe = () => network.createProbe(redactionOf(token));
    try {
      return await work({
        nameOf,
        client: (budget, limits) => connection.client(budget, limits),
        mapConcurrently: (items, mapper) => limit.map(items, mapper),
        checkHealth: (urls, budget) =>
          checkHealth(urls, {
            probe: createProbe(),
            budget,
            clock,
            logger: log,
          }),
        askHealth: async (urls, signal) =>
          urls.length === 0 ? [] : askHealth(urls, { probe: createProbe(), clock }, signal),
      });
    } finally {
      connection.close();
    }
  };
}
