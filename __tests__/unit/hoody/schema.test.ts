import { AttemptError } from '../../../src/hoody/errors.ts';
import { parseResponse } from '../../../src/hoody/parse-response.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const BARE = { name: 'snap-20250115-103000', created_at: '2025-01-15T10:30:00Z' };
const IDS = { container_id: CONTAINER, project_id: '507f1f77bcf86cd799439033' };
const HEAD = { statusCode: 200, message: 'Done' };

describe('A response of the right shape', () => {
  test.each<[keyof typeof parseResponse, string, object]>([
    [
      'list',
      'with snapshots',
      { ...HEAD, data: { ...IDS, snapshots: [snapshot(), BARE], snapshot_count: 2 } },
    ],
    ['list', 'without snapshots', { data: { snapshots: [], max_snapshots: null } }],
    [
      'snapshot',
      'with all fields',
      { ...HEAD, data: { ...IDS, snapshot: snapshot({ size: 5, stateful: false }) } },
    ],
    ['snapshot', 'with the required fields', { data: { snapshot: BARE } }],
    ['snapshot', 'with null fields', { data: { snapshot: snapshot({ size: null, stateful: null }) } }],
    ['snapshot', 'with unknown fields', { data: { snapshot: { ...BARE, color: 'red' } }, more: 1 }],
    ['restore', 'with a message alone', { ...HEAD, data: { message: 'Restored' } }],
    ['restore', 'without data', { message: 'Restored' }],
    ['restore', 'with null data', { message: 'Restored', data: null }],
    [
      'restore',
      'with the snapshot',
      { ...HEAD, data: { success: true, message: 'Restored', snapshot: BARE } },
    ],
    ['restore', 'with a null snapshot', { ...HEAD, data: { snapshot: null } }],
    ['delete', 'with the name', { ...HEAD, data: { ...IDS, snapshot_name: 'snap-1' } }],
  ])('The body of a %s response %s is returned as it is', (kind, _, body) => {
    expect(parseResponse[kind](body)).toBe(body);
  });
});

describe('A response of another shape', () => {
  const one = (fields: object) => ({ data: { snapshot: { ...BARE, ...fields } } });

  test.each<[keyof typeof parseResponse, unknown, string]>([
    ['list', null, 'the answer must be object'],
    ['list', [], 'the answer must be object'],
    ['list', 'Done', 'the answer must be object'],
    ['list', HEAD, "the answer must have required property 'data'"],
    ['list', { data: {} }, "/data must have required property 'snapshots'"],
    ['list', { data: { snapshots: {} } }, '/data/snapshots must be array'],
    ['list', { data: { snapshots: [BARE, {}] } }, "/data/snapshots/1 must have required property 'name'"],
    ['snapshot', { data: null }, '/data must be object'],
    ['snapshot', { data: BARE }, "/data must have required property 'snapshot'"],
    ['snapshot', one({ name: '..' }), '/data/snapshot/name must match pattern'],
    ['snapshot', one({ name: 'a/b' }), '/data/snapshot/name must match pattern'],
    ['snapshot', one({ name: '' }), '/data/snapshot/name must match pattern'],
    ['snapshot', one({ name: 7 }), '/data/snapshot/name must be string'],
    ['snapshot', one({ alias: 7 }), '/data/snapshot/alias must be string,null'],
    ['snapshot', one({ created_at: 'yesterday' }), '/data/snapshot/created_at must match pattern'],
    ['snapshot', one({ created_at: null }), '/data/snapshot/created_at must be string'],
    ['snapshot', one({ expires_at: 'never' }), '/data/snapshot/expires_at must match pattern'],
    ['snapshot', one({ size: -1 }), '/data/snapshot/size must be >= 0'],
    ['restore', {}, "the answer must have required property 'message'"],
    ['restore', { message: 'Restored', data: 'ok' }, '/data must be object,null'],
    [
      'restore',
      { message: 'Restored', data: { snapshot: {} } },
      '/data/snapshot must have required property',
    ],
    ['delete', { data: {} }, "/data must have required property 'snapshot_name'"],
  ])(
    'The body of a %s response that is %j is malformed, and the error names the place',
    (kind, body, reason) => {
      const failure = { kind: 'malformed', reason: expect.stringContaining(reason) };
      expect(() => parseResponse[kind](body)).toThrow(AttemptError);
      expect(() => parseResponse[kind](body)).toThrow(expect.objectContaining({ failure }));
    },
  );
});
