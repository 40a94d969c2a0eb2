import { main } from '../../src/main.ts';
import { perform } from '../../src/perform.ts';
import { fakeHoody, forbidden, listOf } from '../helpers/fakes/hoody.ts';
import { FakeRunner } from '../helpers/fakes/runner.ts';
import { CONTAINER, snapshot } from '../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';
const TIMEOUT_MS = 60_000;
/** For several containers. */
const CLEANUP_MS = 30_000;

const runner = new FakeRunner();
afterAll(() => runner.remove());

test.each([
  [3_500, [500, 1_000, 2_000]],
  [500, [500]],
  [499, []],
])('A cleanup that has %i ms left waits no longer than that', async (leftMs, expected) => {
  let now = 0;
  const sleeps: number[] = [];
  // The list never shows the new snapshot, so the undo waits for it.
  const client = fakeHoody([], {
    list: async () => listOf([snapshot({ name: 'older', alias: 'before' })]),
    create: async (containerId) => {
      if (containerId === CONTAINER)
        return { snapshot: snapshot({ name: 'newer', alias: 'before' }), source: 'response', pending: [] };
      now = TIMEOUT_MS + CLEANUP_MS - leftMs;
      throw forbidden();
    },
  });
  const network = {
    connect: () => ({ client: () => client, close: () => undefined }),
    createProbe: () => () => Promise.reject(new Error('nothing to probe')),
  };
  const clock = {
    monotonic: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      expect(signal?.aborted).toBe(false);
      sleeps.push(ms);
      now += ms;
    },
  };
  const { failed } = await runner.run(
    (given) =>
      main({ ...given, clock: { ...given.clock, ...clock } }, async () => (inputs, step, used) => {
        return perform(inputs, step, used, network, (word) => word);
      }),
    {
      INPUT_OPERATION: 'create',
      'INPUT_CONTAINER-ID': `${CONTAINER},${OTHER}`,
      INPUT_TOKEN: 'hdy_secret_token',
      INPUT_ALIAS: 'before',
      'INPUT_TIMEOUT-SECONDS': String(TIMEOUT_MS / 1000),
      'INPUT_MAX-PARALLEL': '1',
    },
  );
  expect(failed).toBe(true);
  expect(sleeps).toEqual(expected);
});
