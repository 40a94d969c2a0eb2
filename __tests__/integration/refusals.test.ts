import type { Operation } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF, ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** The statuses and the places of its code with which a platform can report its limit. */
const LIMITS = ([400, 409, 422] as const).flatMap((limitStatus) =>
  (['error', 'code'] as const).map(
    (errorCodes) =>
      [limitStatus, errorCodes, useLocalHoody({ maxSnapshots: 2, limitStatus, errorCodes })] as const,
  ),
);

const NO_CONTAINER = '0123456789abcdef01234567';

async function withSnapshot() {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot };
}

type Refusal = [status: number, reason: RegExp, advice: RegExp];

const REFUSALS: Refusal[] = [
  [400, /400\.\nAPI message: Invalid .+\n/, /Check the inputs of this step\./],
  [401, /401\.\nAPI message: Authentication required\n/, /Check that `token` is a token of this API/],
  [
    403,
    /403\.\nAPI message: You do not have permission to .+\n/,
    /Use a token that has the permission `containers\.features\.snapshots`/,
  ],
  [422, /422\.\nAPI message: Validation failed: .+\n/, /Check the inputs of this step\./],
];
const NOT_FOUND: Refusal = [404, /404\.\nAPI message: Container not found\n/, /Check `container-id`/];

/** A 404 is final only without a snapshot. With one, the step lists first. */
function refusalsOf(operation: Operation): Refusal[] {
  return operation === 'create' || operation === 'list' ? [...REFUSALS, NOT_FOUND] : REFUSALS;
}

for (const operation of EVERY_OPERATION) {
  const inputs = INPUTS_OF[operation];

  test.concurrent.each(refusalsOf(operation))(
    `The operation ${operation} fails at once on %d`,
    async (status, reason, advice) => {
      const { container, snapshot } = await withSnapshot();
      const before = [await container.tree(), await container.snapshots()];
      container.fault(operation, { kind: 'status', status }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toMatch(/^Could not /);
      expect(message).toContain(container.id);
      expect(message).toMatch(reason);
      expect(message).toMatch(advice);
      expect([await container.tree(), await container.snapshots()]).toEqual(before);
    },
  );

  test.concurrent.each([409, 422])(
    `The operation ${operation} fails at once on the code of the limit with %d`,
    async (status) => {
      const { container, snapshot } = await withSnapshot();
      const body = { statusCode: status, message: '5 of 5 snapshots', code: 'CONTAINER_SNAPSHOT_LIMIT' };
      container.fault(operation, { kind: 'status', status, body }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toContain(`${status}.\nAPI message: 5 of 5 snapshots\n`);
      expect(message).toContain(
        'The container has reached its snapshot limit. Delete snapshots, or let new ones expire.',
      );
    },
  );

  test.concurrent.each(operation === 'list' ? [300, 301, 302, 303, 308] : [307])(
    `The operation ${operation} does not follow the redirect of a %d`,
    async (status) => {
      const { container, snapshot } = await withSnapshot();
      const location = `${hoody.url}/api/v1/containers/${container.id}`;
      container.fault(operation, { kind: 'status', status, body: '', headers: { location } }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toContain(`a gateway responded with ${status}.\nReason: redirect to ${location}`);
      expect(message).toContain('The action does not follow redirects');
    },
  );

  test.concurrent(`The operation ${operation} fails with the message of the API if the token is unknown`, async () => {
    const { container, snapshot } = await withSnapshot();
    const message = expectFailure(
      await container.step({ ...inputs(snapshot.name), token: 'hdy_not-a-token-of-this-api' }),
    );
    expect(container.requests.map(({ status }) => status)).toEqual([401]);
    expect(message).toContain('401.\nAPI message: Authentication required\n');
  });

  test.concurrent(`The operation ${operation} fails with the message of the API if the token lacks the permission`, async () => {
    const { container, snapshot } = await withSnapshot();
    const token = await hoody.emulator.addToken({ permissions: { [container.id]: [] } });
    const message = expectFailure(await container.step({ ...inputs(snapshot.name), token }));
    expect(container.requests.map(({ status }) => status)).toEqual([403]);
    expect(message).toContain('403.\nAPI message: You do not have permission to ');
    expect(message).toMatch(
      /\nUse a token that has the permission `containers\.features\.snapshots` for this container\.$/,
    );
  });

  test.concurrent(`The operation ${operation} fails if the container does not exist`, async () => {
    const { container } = await withSnapshot();
    const message = expectFailure(
      await container.step({ ...inputs('latest'), 'container-id': NO_CONTAINER }),
    );
    expect(message).toContain(`container ${NO_CONTAINER}`);
    expect(message).toContain('404.\nAPI message: Container not found\n');
    // The request was a list or a create step, in which no snapshot can be wrong.
    expect(message).toMatch(/\nCheck `container-id`, and that `api-url` is the realm of the container\.$/);
    expect(container.operations).toEqual([]);
  });
}

for (const operation of ON_A_SNAPSHOT) {
  test.concurrent(`The operation ${operation} fails on a 404 about a snapshot in the list`, async () => {
    const { container, snapshot } = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 404 });
    const message = expectFailure(await container.step(INPUTS_OF[operation](snapshot.name)));
    expect(container.operations).toEqual([operation, 'list']);
    expect(message).toContain('404.\nAPI message: Container or snapshot not found\n');
    expect(message).toMatch(
      /\nCheck `container-id` and the snapshot, and that `api-url` is the realm of the container\.$/,
    );
    expect(await container.snapshots()).toEqual([snapshot]);
  });

  test.concurrent.each([403])(
    `The operation ${operation} fails at once if its list returns %d`,
    async (status) => {
      const { container } = await withSnapshot();
      container.fault('list', { kind: 'status', status }, 2);
      const message = expectFailure(await container.step(INPUTS_OF[operation]('latest')));
      expect(container.operations).toEqual(['list']);
      expect(message).toContain(`Could not list the snapshots of container ${container.id}`);
    },
  );
}

for (const [status, field, api] of LIMITS) {
  async function full() {
    const container = await api.container();
    const created_at = '2025-01-15T10:30:00.000Z';
    const snapshots = [await container.seed({ created_at }), await container.seed({ created_at })];
    return { container, names: snapshots.map(({ name }) => name) };
  }
  const FULL =
    `: the API responded with ${status}.\nAPI message: This container has reached its snapshot limit.\n` +
    'Usage: 2 snapshots, limit 2\n' +
    'The container has reached its snapshot limit. Delete snapshots, or let new ones expire.';

  test.concurrent.each([{}, { alias: 'mine' }, { alias: 'mine', 'if-exists': 'replace' }])(
    `A create step with %j on a full container fails at once with a ${status} whose code is in \`${field}\``,
    async (inputs) => {
      const { container, names } = await full();
      const message = expectFailure(await container.step({ operation: 'create', ...inputs }));
      expect(message.endsWith(FULL)).toBe(true);
      const lists = 'if-exists' in inputs ? ['list'] : [];
      expect(container.operations).toEqual([...lists, 'create']);
      expect((await container.snapshots()).map(({ name }) => name).sort()).toEqual(names.sort());
    },
  );

  test.concurrent.each([
    [
      '2',
      '\n`keep-last: 2` leaves no room for a new snapshot below the limit of 2. Use `keep-last: 1` or less.',
    ],
    [
      '3',
      '\n`keep-last: 3` leaves no room for a new snapshot below the limit of 2. Use `keep-last: 1` or less.',
    ],
    ['1', ''],
  ])(
    `A create step with keep-last: %s on a container that is full, with ${status} and \`${field}\`, shows what leaves room`,
    async (keepLast, advice) => {
      const { container } = await full();
      const message = expectFailure(
        await container.step({ operation: 'create', 'keep-last': keepLast, filter: '*' }),
      );
      expect(message.endsWith(FULL + advice)).toBe(true);
      expect(container.operations).toEqual(['create']);
    },
  );
}

for (const operation of EVERY_OPERATION) {
  const inputs = INPUTS_OF[operation];

  test.concurrent(`The operation ${operation} shows the details of a 422`, async () => {
    const { container, snapshot } = await withSnapshot();
    const body = {
      statusCode: 422,
      error: 'VALIDATION_FAILED',
      message: 'Validation failed',
      data: { field: 'body/expiry', problem: 'must be integer' },
    };
    container.fault(operation, { kind: 'status', status: 422, body });
    const message = expectFailure(await container.step(inputs(snapshot.name)));
    expect(message).toContain(
      'the API responded with 422.\nAPI message: Validation failed\n' +
        'API details: {"field":"body/expiry","problem":"must be integer"}\n',
    );
    expect(container.operations).toEqual([operation]);
  });

  test.concurrent(`The operation ${operation} shows an error that has no message`, async () => {
    const { container, snapshot } = await withSnapshot();
    const body = { statusCode: 403, error: 'PROJECT_SUSPENDED' };
    container.fault(operation, { kind: 'status', status: 403, body });
    const message = expectFailure(await container.step(inputs(snapshot.name)));
    expect(message).toContain('the API responded with 403.\nAPI message: PROJECT_SUSPENDED\n');
  });
}

test.concurrent('A create step on a container that is neither running nor stopped fails at once', async () => {
  const { container } = await withSnapshot();
  hoody.emulator.freeze(container.id);
  const message = expectFailure(await container.step({ operation: 'create' }));
  expect(message).toContain('400.\nAPI message: A snapshot needs a container that is running or stopped\n');
  expect(container.operations).toEqual(['create']);
});
