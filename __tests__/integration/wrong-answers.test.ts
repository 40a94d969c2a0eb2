import type { Operation } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const NAME = 'snap-20250115-103000';
const TIME = '2025-01-15T10:30:00.000Z';
const OTHER_CONTAINER = 'f'.repeat(24);
const OK = { statusCode: 200, message: 'ok' };

async function withSnapshot() {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: TIME });
  return { container, snapshot };
}

type Wrong = [what: string, body: string | object, reason: RegExp];

const NOT_A_RESPONSE: Wrong[] = [
  ['nothing', '', /\(it was empty\)/],
  ['a page', '<html>Welcome</html>', /\(it was not JSON\)/],
  ['an empty object', {}, /must have required property/],
  ['null', 'null', /must be object/],
  ['a number for data', { ...OK, data: 5 }, /\/data must be object/],
];

/** Wrong responses about one snapshot. */
const NOT_A_SNAPSHOT: Wrong[] = [
  ['no snapshot', { ...OK, data: {} }, /\/data must have required property 'snapshot'/],
  ['null for the snapshot', { ...OK, data: { snapshot: null } }, /\/data\/snapshot must be object/],
  ['a snapshot without a name', { ...OK, data: { snapshot: { created_at: TIME } } }, /property 'name'/],
  ['a snapshot without a time', { ...OK, data: { snapshot: { name: NAME } } }, /property 'created_at'/],
  [
    'a snapshot of another container',
    { ...OK, data: { container_id: OTHER_CONTAINER, snapshot: { name: NAME, created_at: TIME } } },
    /its container_id is f{24}, not [0-9a-f]{24}/,
  ],
];

const WRONG: Record<Operation, Wrong[]> = {
  create: [...NOT_A_RESPONSE, ...NOT_A_SNAPSHOT],
  list: [
    ...NOT_A_RESPONSE,
    ['no snapshots', { ...OK, data: {} }, /property 'snapshots'/],
    ['null for the snapshots', { ...OK, data: { snapshots: null } }, /\/data\/snapshots must be array/],
    ['a text among the snapshots', { ...OK, data: { snapshots: ['x'] } }, /snapshots\/0 must be object/],
    [
      'a snapshot without a time',
      { ...OK, data: { snapshots: [{ name: 'a', created_at: TIME }, { name: 'b' }] } },
      /\/data\/snapshots\/1 must have required property 'created_at'/,
    ],
    ...['yesterday', null, '2025-13-45T10:30:00Z'].map(
      (created_at): Wrong => [
        `${JSON.stringify(created_at)} for a time`,
        { ...OK, data: { snapshots: [{ name: NAME, created_at }] } },
        /\/data\/snapshots\/0\/created_at must /,
      ],
    ),
    [
      'a number for an alias',
      { ...OK, data: { snapshots: [{ name: NAME, created_at: TIME, alias: 5 }] } },
      /\/alias must be string,null/,
    ],
    [
      'a text for a size',
      { ...OK, data: { snapshots: [{ name: NAME, created_at: TIME, size: '5' }] } },
      /\/size must be number,null/,
    ],
    [
      'the snapshots of another container',
      { ...OK, data: { container_id: OTHER_CONTAINER, snapshots: [] } },
      /its container_id is f{24}, not/,
    ],
  ],
  restore: [
    ...NOT_A_RESPONSE,
    [
      'success that is false',
      { ...OK, data: { success: false, message: 'disk full' } },
      /success is false: disk full/,
    ],
    [
      'success that is false, without a message',
      { ...OK, data: { success: false } },
      /success is false: no message/,
    ],
    ['a text for success', { ...OK, data: { success: 'yes' } }, /\/data\/success must be boolean,null/],
    [
      'another snapshot',
      { ...OK, data: { snapshot: { name: 'snap-20250114-103000', created_at: TIME } } },
      /its name is snap-20250114-103000, not snap-20250115-103000/,
    ],
  ],
  alias: [
    ...NOT_A_RESPONSE,
    ...NOT_A_SNAPSHOT,
    [
      'another snapshot',
      { ...OK, data: { snapshot: { name: 'snap-20250114-103000', created_at: TIME } } },
      /its name is snap-20250114-103000, not snap-20250115-103000/,
    ],
  ],
  delete: [
    ...NOT_A_RESPONSE,
    ['no name', { ...OK, data: {} }, /property 'snapshot_name'/],
    ['null for the name', { ...OK, data: { snapshot_name: null } }, /\/data\/snapshot_name must be string/],
    [
      'another snapshot',
      { ...OK, data: { snapshot_name: 'snap-20250114-103000' } },
      /its snapshot_name is snap-20250114-103000, not snap-20250115-103000/,
    ],
    [
      'a snapshot of another container',
      { ...OK, data: { container_id: OTHER_CONTAINER, snapshot_name: NAME } },
      /its container_id is f{24}, not/,
    ],
  ],
};

for (const operation of EVERY_OPERATION) {
  test.concurrent.each(WRONG[operation])(
    `The operation ${operation} fails on a success with %s`,
    async (_what, body, reason) => {
      const { container } = await withSnapshot();
      container.fault(operation, { kind: 'answer', body, status: 200 });
      const message = expectFailure(await container.step(INPUTS_OF[operation](NAME)));
      // The snapshot of a create is deleted again.
      const isCreate = operation === 'create';
      expect(container.operations).toEqual(isCreate ? ['create', 'list', 'delete'] : [operation]);
      if (isCreate) expect(await container.snapshots()).toHaveLength(1);
      expect(message).toContain('the API said success, but its answer is not what it should be (');
      expect(message).toMatch(reason);
      expect(message).toContain('Check that `api-url` is the Hoody API.');
      expect(message).not.toContain('It may have been created all the same');
    },
  );

  test.concurrent(`The operation ${operation} keeps unknown fields, and accepts missing optional ones`, async () => {
    const { container } = await withSnapshot();
    const snapshot = {
      name: NAME,
      created_at: '2025-01-15T10:30:00Z',
      alias: null,
      expires_at: null,
      stateful: null,
      size: null,
      region: { name: 'eu', disks: [1, 2] },
      'odd key': null,
    };
    const extra = { trace: 'abc', data_version: 2 };
    const bodies = {
      create: { data: { snapshot, ...extra }, ...extra },
      list: {
        data: { snapshots: [snapshot, { name: 'x', created_at: '2024-01-01T00:00:00+01:00' }], ...extra },
      },
      restore: { ...extra, message: 'ok', data: { snapshot, ...extra } },
      alias: { data: { snapshot, ...extra }, ...extra },
      delete: { data: { snapshot_name: NAME, ...extra }, ...extra },
    };
    container.fault(operation, { kind: 'answer', body: bodies[operation] });
    const result = await container.step(INPUTS_OF[operation](NAME));
    expectSuccess(result);
    const known = operation === 'delete' ? { name: NAME } : snapshot;
    expect(parsed(result, 'snapshot')).toEqual({ ...known, container_id: container.id });
    expect(result.outputs).toMatchObject({
      'snapshot-name': NAME,
      'snapshot-alias': '',
      'expires-at': '',
      'size-bytes': '',
    });
  });
}

test.concurrent('A list accepts a count of snapshots and a limit of null', async () => {
  const { container, snapshot } = await withSnapshot();
  const body = { data: { snapshots: [snapshot], snapshot_count: 1, max_snapshots: null } };
  container.fault('list', { kind: 'answer', body });
  const result = await container.step({ operation: 'list' });
  expectSuccess(result);
  expect(result.outputs['count']).toBe('1');
});
