import { UserError } from '../../../src/base/user-error.ts';
import { RequestError } from '../../../src/hoody/errors.ts';
import {
  ConsequenceError,
  captureFailure,
  HeldBackError,
  UndoneError,
} from '../../../src/operations/outcome.ts';
import { run } from '../../../src/operations/run.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { FORBIDDEN, fakeHoody, LOST_BEFORE } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

describe('captureFailure', () => {
  test('The outcome of work that succeeds is its own', async () => {
    const outcome = { ok: true, containerId: CONTAINER, changed: true, snapshots: [] } as const;
    const captured = await captureFailure(CONTAINER, async () => ({ ...outcome, snapshots: [] }));
    expect(captured).toEqual(outcome);
  });

  test.each<[string, Error, boolean]>([
    ['certainly did nothing', new RequestError(text('No.'), [], status(403)), false],
    ['may have happened', new RequestError(text('Perhaps.'), [], LOST, true), true],
    ['was not even sent', new UserError(text('No.')), false],
  ])('A failure that %s has changed the container or not', async (_, error, changed) => {
    await expect(captureFailure(CONTAINER, () => Promise.reject(error))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed,
      snapshots: [],
      error,
    });
  });

  test('A defect becomes an error for people', async () => {
    const outcome = await captureFailure(CONTAINER, () => Promise.reject(new TypeError('x')));
    expect(outcome).toMatchObject({ ok: false, changed: false, error: { name: 'UnexpectedError' } });
  });
});

test.each(['restore', 'alias', 'delete'] as const)(
  'The container may be changed by a %s whose response was lost, and is not by one that is refused',
  async (operation) => {
    const outcomeOf = async (twist: typeof FORBIDDEN) => {
      const hoody = fakeHoody([snapshot()], { on: { [operation]: twist } });
      const context = fakeContext(hoody, { isSingle: true, timeoutMs: 3_000 });
      const name = text('snap-20250115-103000');
      const snapshots = new Map([[CONTAINER, name]]);
      const selectors = new Map([[CONTAINER, { selectors: [name], separator: 'line break' as const }]]);
      const requests = {
        restore: { operation: 'restore', snapshots, dryRun: false },
        alias: { operation: 'alias', snapshots, alias: text('good'), dryRun: false },
        delete: {
          operation: 'delete',
          by: 'choice',
          snapshots: selectors,
          ignoreMissing: false,
          dryRun: false,
        },
      } as const;
      return run(requests[operation], [CONTAINER], context);
    };
    await expect(outcomeOf(LOST_BEFORE)).resolves.toMatchObject([
      { ok: false, changed: true, error: { message: expect.stringContaining(' may have happened: ') } },
    ]);
    await expect(outcomeOf(FORBIDDEN)).resolves.toMatchObject([
      { ok: false, changed: false, error: { message: expect.stringMatching(/^Could not /) } },
    ]);
  },
);

test('What happened because of another container is a consequence', () => {
  for (const error of [new UndoneError(text('Undone.')), new HeldBackError(text('Held back.'))])
    expect(error).toBeInstanceOf(ConsequenceError);
});
