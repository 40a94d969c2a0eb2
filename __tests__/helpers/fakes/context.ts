import type { HoodyClient } from '../../../src/hoody/client.ts';
import type { Context } from '../../../src/operations/context.ts';
import { type FakeHoody, fakeHoody } from './hoody.ts';
import { type FakeLogger, fakeLogger } from './logger.ts';
import { text } from './text.ts';

/** The time of the clock of the context. */
export const NOW = Date.parse('2025-02-01T00:00:00.000Z');

export interface FakeContext extends Context {
  client: FakeHoody;
  logger: FakeLogger;
}

/**
 * The context of an operation, in which all containers are alike.
 *
 * @param cleanupClient the client for the undo, by default the same
 */
export function fakeContext(hoody: FakeHoody = fakeHoody(), cleanupClient: HoodyClient = hoody): FakeContext {
  let generated = 0;
  let clock = NOW;
  return {
    client: hoody,
    cleanupClient: () => cleanupClient,
    logger: fakeLogger(),
    nameOf: (id) => id,
    isSingle: false,
    mapConcurrently: (items, work) => Promise.all(items.map(work)),
    generateAlias: (word) => {
      generated += 1;
      return text(`${word}-generated-${generated}`);
    },
    now: () => clock,
    pause: async (ms) => {
      clock += ms;
      return true;
    },
  };
}
