import { UserError } from '../../../src/base/user-error.ts';
import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import {
  type RollbackResult,
  renderRollbackResults,
  resultsBefore,
  resultsOf,
} from '../../../src/guard/rollback-results.ts';
import { RequestError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { rolledBack } from '../../helpers/fakes/rollback.ts';
import { CONTAINER, OTHER } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

const web = redacted<GuardedSnapshot>({
  containerId: CONTAINER,
  name: 'before',
  createdAt: '2025-01-15T10:30:00.000Z',
  ownership: 'made',
  isUniqueName: true,
});
const undated = redacted<GuardedSnapshot>({ ...web, containerId: OTHER, createdAt: '' });
const labels = { [CONTAINER]: text('web') };
const entry = (fields: Plain<Partial<RollbackResult>>) => redacted<RollbackResult>({ ...ENTRY, ...fields });
const ENTRY = {
  container_id: CONTAINER,
  label: 'web',
  snapshot_name: 'before',
  created_at: '2025-01-15T10:30:00.000Z',
  restored: true,
  healthy: null,
  started_at: '2025-01-15T11:00:00.000Z',
  finished_at: '2025-01-15T11:00:05.000Z',
  newer: [],
  still_running: [],
  backup_snapshot_name: null,
  error: null,
} as const;
const startedAt = Date.parse(ENTRY.started_at);
const went = { snapshot: web, ms: 5_000, isVerified: true, startedAt, finishedAt: startedAt + 5_000 };

test('Before the first request, nothing is known of any container', () => {
  expect(resultsBefore([web, undated], labels)).toEqual([
    { ...ENTRY, restored: null, started_at: null, finished_at: null },
    {
      ...ENTRY,
      container_id: OTHER,
      label: undefined,
      created_at: null,
      restored: null,
      started_at: null,
      finished_at: null,
    },
  ]);
});

test('A container that is back has all that is known of it', () => {
  const backup = redacted<Snapshot>({ name: 'backup' });
  const newer = [redacted<Snapshot>({ name: 'nightly' })];
  expect(resultsOf([rolledBack({ ...went, backup, newer })], labels, false, [text('deploy.sh (7)')])).toEqual(
    [
      {
        ...ENTRY,
        healthy: false,
        backup_snapshot_name: 'backup',
        newer: ['nightly'],
        still_running: ['deploy.sh (7)'],
      },
    ],
  );
});

test('A container that may be back is neither back nor not, and has no health', () => {
  const lost = new RequestError(text('lost'), [], undefined, true);
  const refused = new UserError(text('no'));
  const results = resultsOf(
    [rolledBack({ ...went, error: lost }), rolledBack({ ...went, error: refused })],
    labels,
    true,
    [],
  );
  expect(results).toEqual([
    { ...ENTRY, restored: null, error: 'lost' },
    { ...ENTRY, restored: false, error: 'no' },
  ]);
});

test('A long error is shortened', () => {
  const error = new UserError(text('e'.repeat(5_000)));
  expect(resultsOf([rolledBack({ ...went, error })], labels, undefined, [])[0]?.error).toHaveLength(500);
});

describe('The variable', () => {
  const render = (results: readonly RollbackResult[], others = '') =>
    JSON.parse(renderRollbackResults(results, others));

  test('The results of other guards stay beside those of this one', () => {
    const before = renderRollbackResults([entry({ container_id: OTHER })], '');
    expect(render([entry({})], before)).toEqual([{ ...ENTRY, container_id: OTHER }, ENTRY]);
  });

  test.each(['', 'x', '{}', 'null', '1', '"a"', '[1, null, "a"]'])(
    'The text %j is no result of another guard',
    (others) => {
      expect(render([entry({})], others)).toEqual([ENTRY]);
    },
  );

  test('Entries that do not fit are left out, good ones first, and a last one counts them', () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      entry({ container_id: `${index}`, ...(index % 10 === 0 ? { restored: false, error: 'no' } : {}) }),
    );
    const text = renderRollbackResults(many, '');
    expect(text.length).toBeLessThanOrEqual(30_000);
    expect(text.length).toBeGreaterThan(29_000);
    const rows = JSON.parse(text);
    expect(rows.filter(({ restored }: RollbackResult) => restored === false)).toHaveLength(25);
    expect(rows.at(-1)).toEqual({ truncated: true, omitted: 250 - (rows.length - 1) });
  });

  test('The counts of two guards add up', () => {
    expect(render([entry({})], '[{"truncated":true,"omitted":7}]')).toEqual([
      ENTRY,
      { truncated: true, omitted: 7 },
    ]);
  });

  test('What is broken in this guard outlasts what another step invents', () => {
    const invented = JSON.stringify(Array.from({ length: 20_000 }, () => ({})));
    const rows = render([entry({ restored: false, error: 'no' })], invented);
    expect(rows.at(-2)).toMatchObject({ error: 'no' });
    expect(JSON.stringify(rows).length).toBeLessThanOrEqual(30_000);
  });
});
