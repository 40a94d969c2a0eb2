import { decideGuard } from '../../../src/guard/decision.ts';
import type { Guard } from '../../../src/guard/guard.ts';
import {
  type RollbackEnd,
  type RollbackWord,
  rollbackVariables,
  wordOfRollback,
  wordWithoutRollback,
} from '../../../src/guard/rollback-word.ts';

const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';
const THREE = '33333333-3333-4333-8333-333333333333';

/** The word of a job whose guards say this, the last one last. */
function wordOf(...words: (string | undefined)[]): string {
  const ids = [ONE, TWO, THREE];
  let env = { HOODY_ROLLBACK: '', HOODY_ROLLBACK_GUARDS: '' };
  for (const [index, word] of words.entries())
    env = rollbackVariables(
      ids[index] ?? '',
      word as RollbackWord,
      (name) => ({ ...env, HOODY_ROLLBACK_RESULTS: '' })[name],
    );
  return env.HOODY_ROLLBACK;
}

test('A step that sets a guard adds its id, and the word is armed', () => {
  const first = rollbackVariables(ONE, undefined, () => undefined);
  expect(first).toEqual({ HOODY_ROLLBACK: 'armed', HOODY_ROLLBACK_GUARDS: ONE });
  expect(rollbackVariables(TWO, undefined, (name) => first[name as keyof typeof first])).toEqual({
    HOODY_ROLLBACK: 'armed',
    HOODY_ROLLBACK_GUARDS: `${ONE},${TWO}`,
  });
});

test('A post step adds its word to its id, and leaves the others', () => {
  const guards = `${ONE},${TWO},${THREE}=restored`;
  expect(rollbackVariables(ONE, 'failed', () => guards).HOODY_ROLLBACK_GUARDS).toBe(
    `${TWO},${THREE}=restored,${ONE}=failed`,
  );
});

test('A post step whose id nobody announced adds it', () => {
  expect(rollbackVariables(ONE, 'restored', () => undefined)).toEqual({
    HOODY_ROLLBACK: 'restored',
    HOODY_ROLLBACK_GUARDS: `${ONE}=restored`,
  });
});

test.each<[string[], string]>([
  [['restored', 'restored'], 'restored'],
  [['not-needed', 'restored'], 'restored'],
  [['unhealthy', 'restored'], 'unhealthy'],
  [['disarmed', 'not-needed'], 'disarmed'],
  [['unknown', 'restored'], 'unknown'],
  [['unknown', 'unhealthy', 'disarmed'], 'partial'],
  [['partial', 'restored'], 'partial'],
  [['failed', 'unknown'], 'failed'],
  [['failed', 'not-needed'], 'failed'],
  [['failed', 'disarmed'], 'failed'],
  [['restored', 'failed'], 'partial'],
  [['unhealthy', 'failed'], 'partial'],
  [['restored', 'disarmed'], 'partial'],
])('The word of guards that say %j is %s, in any order', (words, expected) => {
  expect(wordOf(...words)).toBe(expected);
  expect(wordOf(...words.toReversed())).toBe(expected);
});

test('A guard that never speaks is unknown once another one has spoken', () => {
  expect(wordOf(undefined, 'restored')).toBe('unknown');
  expect(wordOf(undefined, 'failed')).toBe('failed');
  expect(wordOf(undefined, 'not-needed')).toBe('unknown');
});

test('A word of a later version counts as failed, and stays', () => {
  const { HOODY_ROLLBACK, HOODY_ROLLBACK_GUARDS } = rollbackVariables(ONE, 'not-needed', () => `${TWO}=half`);
  expect(HOODY_ROLLBACK).toBe('failed');
  expect(HOODY_ROLLBACK_GUARDS).toBe(`${TWO}=half,${ONE}=not-needed`);
});

test.each(['', ',', 'x', `${TWO}=`, `${TWO}=Restored`, 'a\nb', `x${TWO}`])(
  'An entry of %j, which no guard writes, is left out',
  (entry) => {
    expect(rollbackVariables(ONE, 'restored', () => entry)).toEqual({
      HOODY_ROLLBACK: 'restored',
      HOODY_ROLLBACK_GUARDS: `${ONE}=restored`,
    });
  },
);

test('However many guards another step invents, the list stays short', () => {
  const many = Array.from(
    { length: 5_000 },
    (_, index) => `${TWO.slice(0, -6)}${String(index).padStart(6, '0')}`,
  );
  const { HOODY_ROLLBACK_GUARDS } = rollbackVariables(ONE, 'restored', () => many.join(','));
  expect(HOODY_ROLLBACK_GUARDS.length).toBeLessThan(30_000);
  expect(HOODY_ROLLBACK_GUARDS).toMatch(`${ONE}=restored`);
});

test.each<[RollbackEnd[], boolean, RollbackWord]>([
  [['done'], true, 'restored'],
  [['done', 'done'], false, 'unhealthy'],
  [['failed', 'failed'], true, 'failed'],
  [['unknown'], true, 'unknown'],
  [['unknown', 'failed'], true, 'unknown'],
  [['done', 'unknown'], false, 'unknown'],
  [['done', 'failed'], false, 'partial'],
  [['done', 'failed', 'unknown'], true, 'partial'],
])('A rollback whose containers end as %j, healthy: %s, is %s', (ends, isHealthy, word) => {
  expect(wordOfRollback(ends, isHealthy)).toBe(word);
});

describe('A post step that rolls nothing back', () => {
  const snapshots = [{ ownership: 'made' }] as unknown as Guard['snapshots'];
  const word = (
    restoreOnFailure: boolean,
    jobStatus: string,
    off?: 'restore-on-failure' | 'delete-on-success',
  ) => {
    const guard = { restoreOnFailure, deleteOnSuccess: true, snapshots } as Guard;
    const switches = {
      'restore-on-failure': '',
      'delete-on-success': '',
      ...(off ? { [off]: 'false' } : {}),
    };
    return wordWithoutRollback(guard, decideGuard(guard, { jobStatus, switches }));
  };

  test('The word says why', () => {
    expect(word(true, 'success')).toBe('not-needed');
    expect(word(true, 'success', 'delete-on-success')).toBe('not-needed');
    expect(word(true, 'failure', 'restore-on-failure')).toBe('disarmed');
    expect(word(true, 'cancelled', 'restore-on-failure')).toBe('disarmed');
    expect(word(true, 'skipped')).toBe('failed');
  });

  test('There is no word where a rollback is due, and where none was promised', () => {
    expect(word(true, 'failure')).toBeUndefined();
    expect(word(false, 'success')).toBeUndefined();
    expect(word(false, 'skipped')).toBeUndefined();
  });
});
