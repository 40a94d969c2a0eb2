import { generateAlias } from '../../../src/runner/generated-alias.ts';
import { findNewer, isBackup, originOf } from '../../../src/snapshots/origin.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const RUN = 28123456789;
const generated = (word: string, id: number, job = 'deploy') =>
  generateAlias(text(word), { id, attempt: 2, job, step: 'snapshot' }, '0123456789');

test.each(['run', 'backup'])(
  'A generated alias that begins with %s says which run created the snapshot',
  (word) => {
    const alias = generated(word, RUN);
    const origin = { run: RUN, attempt: 2 };
    expect(originOf(snapshot({ name: 'snap-20250115-103000', alias }))).toEqual(origin);
    expect(originOf(snapshot({ name: alias, alias: null }))).toEqual(origin);
  },
);

test.each([
  ['a job without a name', ''],
  ['a long job', 'j'.repeat(80)],
])('The alias of %s says so too', (_, job) => {
  expect(originOf(snapshot({ name: generated('run', RUN, job) }))).toEqual({ run: RUN, attempt: 2 });
});

test.each([
  'snap-20250115-103000',
  'nightly-2025-01-15',
  'run-1-2',
  'my-run-1-2-0123456789',
  'run-1-2-012345678g',
])('A snapshot named %s can be of any run', (name) => {
  expect(originOf(snapshot({ name, alias: null }))).toBeUndefined();
});

describe('Newer snapshots', () => {
  const own = snapshot({ name: generated('run', RUN), created_at: '2025-01-15T10:30:00.000Z' });
  const at = (seconds: string, name: string, alias: string | null = null) =>
    snapshot({ name, alias, created_at: `2025-01-15T10:30:${seconds}Z` });
  const namesOf = (listed: ReturnType<typeof snapshot>[], known = own, guarded: string[] = []) =>
    findNewer(listed, known, RUN, new Set(guarded)).map(({ name, run }) => [name, run]);

  test('Snapshots of other runs count, with their run where the alias says it', () => {
    const later = at('01.000', 'snap-1', generated('run', RUN + 1));
    expect(namesOf([later, at('00.001', 'nightly'), own])).toEqual([
      ['snap-1', RUN + 1],
      ['nightly', undefined],
    ]);
  });

  test.each([
    ['older', at('00.000', 'nightly')],
    ['of an unknown time', snapshot({ name: 'nightly', created_at: null })],
    ['of the same run', at('01.000', generated('backup', RUN))],
    ['guarded by the same job', at('01.000', 'mine')],
  ])('A snapshot that is %s does not count', (_, other) => {
    expect(namesOf([other, own], own, ['mine'])).toEqual([]);
  });

  test('Nothing is newer than a snapshot of an unknown time', () => {
    expect(namesOf([at('01.000', 'nightly')], { ...own, created_at: null })).toEqual([]);
  });

  test('An alias of the workflow that contains the run is read in those of other runs', () => {
    const known = at('00.000', `pre-deploy-${RUN}-1`);
    const listed = [
      at('03.000', `pre-deploy-${RUN + 5}-1`),
      at('02.000', 'snap-1', `pre-deploy-${RUN - 5}-2`),
      at('01.000', `pre-deploy-${RUN}-2`),
      known,
    ];
    expect(namesOf(listed, known)).toEqual([
      [`pre-deploy-${RUN + 5}-1`, RUN + 5],
      ['snap-1', RUN - 5],
    ]);
  });
});

describe('isBackup', () => {
  const RUN = 'backup-8123456789-2';

  test.each([
    [`${RUN}-0123456789`, true],
    [`${RUN}-deploy-0123456789`, true],
    [`${RUN}-deploy-restore_web-fedcba9876`, true],
    ['backup-before-deploy', false],
    ['backup-1-2-x', false],
    [`${RUN}-deploy-012345678`, false],
    [`${RUN}-deploy-01234567890`, false],
    [`${RUN}-deploy-0123456XYZ`, false],
    [`my-${RUN}-deploy-0123456789`, false],
    [`${RUN}-deploy-0123456789-2`, false],
    ['run-8123456789-2-deploy-0123456789', false],
  ])('The alias %s is that of a backup or not', (alias, expected) => {
    expect(isBackup(snapshot({ alias }))).toBe(expected);
    expect(isBackup(snapshot({ name: alias, alias: null }))).toBe(expected);
  });
});
