import type { Operation } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectLost, expectSuccess, parsed } from '../helpers/verdicts.ts';

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
  ['nothing', '', /Reason: the body is empty\n/],
  ['a page', '<html>Welcome</html>', /Reason: the body is not valid JSON\n/],
  ['an empty object', {}, /Reason: statusCode and data are missing\n/],
  ['null', 'null', /Reason: the body is not a JSON object\n/],
  ['a message of a gateway', { message: 'Please sign in' }, /Reason: statusCode and data are missing\n/],
  [
    'the status of an error',
    { statusCode: 500, message: 'Oh no', data: {} },
    /Reason: statusCode is 500: Oh no\n/,
  ],
];

const OTHER_SNAPSHOT = { name: 'snap-20250114-103000', created_at: TIME };
const WRONG_SNAPSHOT = /name is snap-20250114-103000, not snap-20250115-103000/;
const WRONG_CONTAINER = /container_id is f{24}, which is another container/;

const WRONG: Record<Operation, Wrong[]> = {
  create: [
    ...NOT_A_RESPONSE,
    ['a number for data', { ...OK, data: 5 }, /the name of the snapshot is missing/],
    ['no snapshot', { ...OK, data: {} }, /the name of the snapshot is missing/],
    ['null for the snapshot', { ...OK, data: { snapshot: null } }, /the name of the snapshot is missing/],
    [
      'a snapshot without a name',
      { ...OK, data: { snapshot: { created_at: TIME } } },
      /Reason: the name of the snapshot is missing\n/,
    ],
    [
      'a snapshot of another container',
      { ...OK, data: { container_id: OTHER_CONTAINER, snapshot: { name: NAME } } },
      WRONG_CONTAINER,
    ],
  ],
  list: [
    ...NOT_A_RESPONSE,
    ['a number for data', { ...OK, data: 5 }, /the list of snapshots is missing/],
    ['no snapshots', { ...OK, data: {} }, /the list of snapshots is missing/],
    ['null for the snapshots', { ...OK, data: { snapshots: null } }, /the list of snapshots is missing/],
    [
      'the snapshots of another container',
      { ...OK, data: { container_id: OTHER_CONTAINER, snapshots: [] } },
      WRONG_CONTAINER,
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
    ['another snapshot', { ...OK, data: { snapshot: OTHER_SNAPSHOT } }, WRONG_SNAPSHOT],
  ],
  alias: [
    ...NOT_A_RESPONSE,
    ['another snapshot', { ...OK, data: { snapshot: OTHER_SNAPSHOT } }, WRONG_SNAPSHOT],
    [
      'another alias',
      { ...OK, data: { snapshot: { name: NAME, alias: 'other' } } },
      /the alias is "other", not "renamed"/,
    ],
    [
      'a snapshot of another container',
      { ...OK, data: { container_id: OTHER_CONTAINER, snapshot: { name: NAME } } },
      WRONG_CONTAINER,
    ],
  ],
  delete: [
    ...NOT_A_RESPONSE,
    [
      'another snapshot',
      { ...OK, data: { snapshot_name: 'snap-20250114-103000' } },
      /snapshot_name is snap-20250114-103000, not snap-20250115-103000/,
    ],
    [
      'a snapshot of another container',
      { ...OK, data: { container_id: OTHER_CONTAINER, snapshot_name: NAME } },
      WRONG_CONTAINER,
    ],
  ],
};

/** Responses that lack what the result does not depend on. */
const SPARSE: [Operation, what: string, body: object][] = [
  ['create', 'only a name', { data: { snapshot: { name: NAME } } }],
  ['list', 'only a list', { data: { snapshots: [{ name: NAME }] } }],
  ['restore', 'only a status', { statusCode: 200 }],
  ['restore', 'an empty snapshot', { ...OK, data: { snapshot: {} } }],
  ['restore', 'only data', { data: {} }],
  ['restore', 'a number for data', { ...OK, data: 5 }],
  ['alias', 'only a status', { statusCode: 200 }],
  ['alias', 'null for the snapshot', { ...OK, data: { snapshot: null } }],
  ['delete', 'only a status', { statusCode: 200 }],
  ['delete', 'null for every field', { ...OK, data: { container_id: null, snapshot_name: null } }],
];

test.concurrent.each(SPARSE)(
  'The operation %s succeeds on a response with %s',
  async (operation, _what, body) => {
    const { container } = await withSnapshot();
    container.fault(operation, { kind: 'response', body, status: 200 });
    const result = await container.step(INPUTS_OF[operation](NAME));
    expectSuccess(result);
    expect(container.operations).toEqual([operation]);
    expect(result.outputs['snapshot-name']).toBe(NAME);
  },
);

test.concurrent('An odd entry in a list does not affect the others', async () => {
  const { container } = await withSnapshot();
  const odd = [
    'text',
    null,
    { created_at: TIME },
    { name: '..', alias: 'up', created_at: TIME },
    { name: 'undated', created_at: null, size: -1 },
    { name: 'unclear', created_at: 'yesterday', alias: 5, size: '5', expires_at: '2025-13-45T10:30:00Z' },
  ];
  const good = { name: NAME, alias: 'good', created_at: '2025-02-15T10:30:00.000Z', size: 5 };
  const body = { ...OK, data: { snapshots: [...odd, good] } };
  container.fault('list', { kind: 'response', body }, 4);
  const listed = await container.step({ operation: 'list' });
  expectSuccess(listed);
  expect(parsed(listed, 'snapshots')).toEqual(
    [
      good,
      { name: '..', alias: 'up', created_at: TIME },
      { name: 'undated', created_at: null, size: null },
      { name: 'unclear', created_at: null, alias: null, size: null, expires_at: null },
    ].map((snapshot) => ({ ...snapshot, container_id: container.id })),
  );
  expect(listed.log).toContain('Ignored 3 snapshots without a name');
  for (const snapshot of ['..', 'up']) {
    const message = expectFailure(await container.step({ operation: 'restore', snapshot }));
    expect(message).toContain('Its name cannot be part of a URL path');
  }
  expectSuccess(await container.step({ operation: 'restore', snapshot: 'good' }));
  expect(container.operations).toEqual(['list', 'list', 'list', 'list', 'restore']);
});

for (const operation of EVERY_OPERATION) {
  test.concurrent.each(WRONG[operation])(
    `The operation ${operation} fails on a success with %s`,
    async (_what, body, reason) => {
      const { container } = await withSnapshot();
      container.fault(operation, { kind: 'response', body, status: 200 });
      const result = await container.step(INPUTS_OF[operation](NAME));
      const message = expectLost(operation, result);
      expect(container.operations).toEqual([operation]);
      expect(message).toContain('the API response is invalid.\nReason: ');
      expect(message).toMatch(reason);
      expect(message).toContain('Check that `api-url` is the URL of the Hoody API.');
      if (operation !== 'create') return;
      expect(await container.step({}, { postOf: result, jobStatus: 'failure' })).toMatchObject({
        exitCode: 0,
        annotations: [],
      });
      expect(container.operations).toEqual(['create', 'list', 'delete']);
      expect(await container.snapshots()).toHaveLength(1);
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
    container.fault(operation, { kind: 'response', body: bodies[operation] });
    const result = await container.step(INPUTS_OF[operation](NAME));
    expectSuccess(result);
    // A response that leaves the alias out has the one that was requested.
    const alias = operation === 'alias' ? 'renamed' : null;
    const known = operation === 'delete' ? { name: NAME } : { ...snapshot, alias };
    expect(parsed(result, 'snapshot')).toEqual({ ...known, container_id: container.id });
    expect(result.outputs).toMatchObject({
      'snapshot-name': NAME,
      'snapshot-alias': alias ?? '',
      'expires-at': '',
      'size-bytes': '',
    });
  });
}

test.concurrent('A list accepts a count of snapshots and a limit of null', async () => {
  const { container, snapshot } = await withSnapshot();
  const body = { data: { snapshots: [snapshot], snapshot_count: 1, max_snapshots: null } };
  container.fault('list', { kind: 'response', body });
  const result = await container.step({ operation: 'list' });
  expectSuccess(result);
  expect(result.outputs['count']).toBe('1');
});
