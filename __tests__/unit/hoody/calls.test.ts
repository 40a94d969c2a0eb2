import { type Call, calls } from '../../../src/hoody/calls.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const WEB = { id: CONTAINER, name: text('web') };
const NAME = text('snap-1');
const CHECK_LIST = 'To find out, list the snapshots of the container with the operation `list`.';
const COLLECTION = ['containers', CONTAINER, 'snapshots'];

test.each<[string, Call, object]>([
  [
    'a list',
    calls.list(WEB),
    {
      kind: 'list',
      description: 'list the snapshots of container web',
      method: 'GET',
      segments: COLLECTION,
    },
  ],
  [
    'a create step without an expiry',
    calls.create(WEB, text('before')),
    {
      kind: 'create',
      description: 'create snapshot "before" of container web',
      method: 'POST',
      segments: COLLECTION,
      body: { alias: 'before', expiry: undefined },
    },
  ],
  [
    'a create step with an expiry',
    calls.create(WEB, text('before'), 7),
    {
      kind: 'create',
      description: 'create snapshot "before" of container web',
      method: 'POST',
      segments: COLLECTION,
      body: { alias: 'before', expiry: 7 },
    },
  ],
  [
    'a restore',
    calls.restore(WEB, NAME),
    {
      kind: 'restore',
      description: 'restore container web from snapshot snap-1',
      event: {
        noun: 'The restore of container web from snapshot snap-1',
        check:
          'To find out, look at the container, and at its snapshots with the operation `list`: `last_used_at` is the time of the last restore.',
      },
      method: 'PATCH',
      segments: [...COLLECTION, 'snap-1'],
    },
  ],
  [
    'a change of an alias',
    calls.alias(WEB, NAME, text('good')),
    {
      kind: 'alias',
      description: 'set alias "good" on snapshot snap-1 of container web',
      event: { noun: 'The change of the alias of snapshot snap-1 of container web', check: CHECK_LIST },
      method: 'PATCH',
      segments: [...COLLECTION, 'snap-1', 'alias'],
      body: { alias: 'good' },
    },
  ],
  [
    'the removal of an alias',
    calls.alias(WEB, NAME, null),
    {
      kind: 'alias',
      description: 'remove the alias of snapshot snap-1 of container web',
      event: { noun: 'The change of the alias of snapshot snap-1 of container web', check: CHECK_LIST },
      method: 'PATCH',
      segments: [...COLLECTION, 'snap-1', 'alias'],
      body: { alias: null },
    },
  ],
  [
    'a delete',
    calls.delete(WEB, NAME),
    {
      kind: 'delete',
      description: 'delete snapshot snap-1 of container web',
      event: { noun: 'The deletion of snapshot snap-1 of container web', check: CHECK_LIST },
      method: 'DELETE',
      segments: [...COLLECTION, 'snap-1'],
    },
  ],
])('The call of %s has its words and its request', (_, call, expected) => {
  expect(call).toStrictEqual(expected);
});

test('The body of a create step without an expiry has only the alias', () => {
  expect(JSON.stringify(calls.create(WEB, text('before')).body)).toBe('{"alias":"before"}');
});
