import {
  type LocalHoodyOptions,
  NO_FINDINGS,
  type StartedHoody,
  startLocalHoody,
} from '../../tools/harness/local-hoody.ts';

/**
 * Starts a local Hoody for the tests of a file, and checks at the end that they left nothing behind.
 *
 * @param prepare puts files into the temporary directory before the first test
 * @returns a function that gives the Hoody while tests run
 */
export function useStartedHoody(
  options: LocalHoodyOptions,
  prepare: (directory: string) => Promise<void>,
): () => StartedHoody {
  let hoody: StartedHoody | undefined;
  const started = () => {
    if (!hoody) throw new Error('The local Hoody runs only during tests');
    return hoody;
  };

  beforeAll(async () => {
    hoody = await startLocalHoody(options);
    await prepare(hoody.directory);
  });

  afterAll(async () => {
    expect(await started().stop()).toEqual(NO_FINDINGS);
  });

  return started;
}
