import { UserError } from '../../../src/base/user-error.ts';
import { describeResult } from '../../../src/operations/describe.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { Request } from '../../../src/operations/request.ts';
import { type Plain, text } from '../../helpers/fakes/text.ts';

const done = (containerId: string, names: string[], fields: Partial<Plain<Outcome>> = {}): Outcome =>
  ({
    ok: true,
    containerId,
    changed: true,
    snapshots: names.map((name) => ({ name })),
    ...fields,
  }) as Outcome;
const found = { ownership: 'found' } as const;
const inferred = { ownership: 'inferred' } as const;
const failed: Outcome = {
  ok: false,
  containerId: text('db'),
  changed: false,
  snapshots: [],
  error: new UserError(text('no')),
};
const selected = { snapshots: new Map(), dryRun: false };
const create: Request = { operation: 'create', ifExists: 'create', dryRun: false };
const list: Request = { operation: 'list' };
const restore: Request = { operation: 'restore', ...selected };
const alias: Request = { operation: 'alias', alias: text('good'), ...selected };
const removal: Request = { operation: 'alias', alias: null, ...selected };
const deletion = { operation: 'delete', by: 'rule', filter: text('*'), dryRun: false } as const;

const ONE = [done('web', ['a'])];
const TWO = [done('web', ['a', 'b']), done('api', ['c'])];
const PART = [done('web', ['a']), failed];

test.each<[Request, Outcome[], string | undefined]>([
  [create, ONE, 'Created snapshot a of container web.'],
  [
    create,
    [done('web', ['a'], { snapshots: [{ name: 'a', expires_at: '2025-02-08T00:00:00.000Z' }] })],
    'Created snapshot a of container web, which expires at 2025-02-08 00:00:00 UTC.',
  ],
  [create, [done('web', ['a'], { ownership: 'made' })], 'Created snapshot a of container web.'],
  [
    create,
    [done('web', ['a'], inferred)],
    'Using snapshot a of container web, which an attempt whose response was lost, or another job, created.',
  ],
  [create, [done('web', ['a'], found)], 'Reused snapshot a of container web.'],
  [create, TWO, 'Created 3 snapshots of 2 containers.'],
  [
    create,
    [done('web', ['a']), done('api', ['b'], found)],
    'Created 1 snapshot of 2 containers, and reused 1.',
  ],
  [create, [done('web', ['a'], found), done('api', ['b'], found)], 'Reused 2 snapshots of 2 containers.'],
  [
    create,
    [done('web', ['a'], inferred), done('api', ['b'], inferred)],
    'Used 2 snapshots of 2 containers, which another job may have created.',
  ],
  [
    create,
    [done('web', ['a'], inferred), done('api', ['b']), done('db', ['c'], found)],
    'Created 1 snapshot of 3 containers, and reused 1, and used 1, which another job may have created.',
  ],
  [list, ONE, 'Found 1 snapshot of container web.'],
  [list, [done('web', ['a', 'b'])], 'Found 2 snapshots of container web.'],
  [list, [done('web', [])], 'Found no snapshots of container web.'],
  [list, TWO, 'Found 3 snapshots of 2 containers.'],
  [restore, ONE, 'Restored container web from snapshot a.'],
  [restore, TWO, 'Restored 2 containers.'],
  [restore, PART, 'Restored 1 of 2 containers.'],
  [alias, ONE, 'Set the alias "good" on snapshot a of container web.'],
  [alias, TWO, 'Set the alias "good" on a snapshot of 2 containers.'],
  [removal, ONE, 'Removed the alias of snapshot a of container web.'],
  [removal, PART, 'Removed the alias of a snapshot of 1 of 2 containers.'],
  [deletion, ONE, 'Deleted snapshot a of container web.'],
  [deletion, [done('web', [])], 'Deleted no snapshots of container web.'],
  [deletion, [done('web', ['a', 'b'])], 'Deleted 2 snapshots of container web.'],
  [deletion, TWO, 'Deleted 3 snapshots of 2 containers.'],
  [{ ...deletion, dryRun: true }, ONE, 'Dry run: nothing was changed.'],
  [{ ...deletion, dryRun: true }, TWO, 'Dry run: nothing was changed.'],
  [restore, [failed], undefined],
  [restore, [], undefined],
])('The result of %j is one sentence', (request, outcomes, sentence) => {
  expect(describeResult(request, outcomes, (id) => id)).toBe(sentence);
});

test('The result has the name of the container', () => {
  expect(describeResult(restore, ONE, (id) => text(`the ${id}`))).toBe(
    'Restored container the web from snapshot a.',
  );
});
