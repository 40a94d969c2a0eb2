import type { ChangingOperation, Emulator, NotReady } from '../../../emulator/server.ts';
import {
  bodyOf,
  checksum,
  debris,
  type Fixture,
  jsonBody,
  listed,
  send,
  setUp,
  snapshotsPath,
} from '../../helpers/emulator.ts';

const NEVER_ENDS = 3_600_000;

const REQUESTS: Record<ChangingOperation, [method: string, below: string, body?: unknown]> = {
  create: ['POST', '', {}],
  restore: ['PATCH', '/kept'],
  alias: ['PATCH', '/kept/alias', { alias: 'x' }],
  delete: ['DELETE', '/kept'],
};
const OPERATIONS = ['create', 'restore', 'alias', 'delete'] as const;

const BUSY = {
  statusCode: 409,
  error: 'SNAPSHOT_OPERATION_IN_PROGRESS',
  message: 'Another snapshot operation is running on this container',
};

async function withSnapshot(options: Parameters<typeof setUp>[0] = {}): Promise<Fixture> {
  const fixture = await setUp(options);
  await fixture.emulator.seed(fixture.id, { name: 'kept' });
  return fixture;
}

describe('A busy container', () => {
  /** Sends two requests: one runs and never ends, so the first response is that to the other. */
  async function occupied(operation: ChangingOperation): Promise<{ fixture: Fixture; body: unknown }> {
    const fixture = await withSnapshot({ operationMs: { [operation]: NEVER_ENDS } });
    const both = [1, 2].map(() => fixture.call(...REQUESTS[operation]));
    for (const one of both) one.catch(() => undefined);
    return { fixture, body: bodyOf(await Promise.race(both)) };
  }

  test.each(OPERATIONS)(
    'A container that runs the operation %s rejects every operation but list',
    async (operation) => {
      const { fixture, body } = await occupied(operation);
      expect(body).toEqual(BUSY);
      for (const other of OPERATIONS) {
        const received = await fixture.call(...REQUESTS[other]);
        expect([received.status, received.headers['retry-after']]).toEqual([409, undefined]);
      }
      expect((await listed(fixture)).map(({ name, alias }) => [name, alias])).toEqual([['kept', null]]);
    },
  );

  test('A request for a missing snapshot of a busy container is rejected with 404, not 409', async () => {
    const { fixture } = await occupied('create');
    expect((await fixture.call('PATCH', '/gone')).status).toBe(404);
  });

  test('A busy container does not affect other containers', async () => {
    const { fixture } = await occupied('create');
    const other = await fixture.emulator.addContainer({});
    await fixture.emulator.seed(other.id, { name: 'kept' });
    const target = `${snapshotsPath(other.id)}/kept`;
    const received = await send(fixture.emulator, { method: 'PATCH', target, token: fixture.token });
    expect(received.status).toBe(200);
  });

  test.each(OPERATIONS)(
    'The operation %s leaves no trace if the end of the emulator aborts it',
    async (operation) => {
      const { fixture } = await occupied(operation);
      const before = await checksum(fixture.emulator.root(fixture.id));
      await fixture.emulator.close();
      expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
      await fixture.restart({ operationMs: {} });
      expect((await listed(fixture)).map(({ name, alias }) => [name, alias])).toEqual([['kept', null]]);
      expect(await checksum(fixture.emulator.root(fixture.id))).toBe(before);
      expect((await fixture.call('POST', '', {})).status).toBe(201);
    },
  );

  test.each(OPERATIONS)('A container is free again after the operation %s', async (operation) => {
    const fixture = await withSnapshot({ operationMs: { [operation]: 1 } });
    expect((await fixture.call(...REQUESTS[operation])).status).toBe(operation === 'create' ? 201 : 200);
    expect((await fixture.call('POST', '', {})).status).toBe(201);
  });
});

const STATES: {
  state: NotReady;
  hold: (emulator: Emulator, id: string, ms?: number) => void;
  error: { statusCode: number; error: string; message: string };
  rejected: readonly ChangingOperation[];
}[] = [
  {
    state: 'claiming',
    hold: (emulator, id, ms) => emulator.claim(id, ms),
    error: {
      statusCode: 409,
      error: 'container_finalizing',
      message: 'The container is still being claimed',
    },
    rejected: OPERATIONS,
  },
  {
    state: 'preparing',
    hold: (emulator, id, ms) => emulator.prepare(id, ms),
    error: {
      statusCode: 400,
      error: 'SNAPSHOT_PRESPAWN_FORBIDDEN',
      message: 'This container is still being prepared. Try again once it is set up.',
    },
    rejected: OPERATIONS,
  },
  {
    state: 'frozen',
    hold: (emulator, id, ms) => emulator.freeze(id, ms),
    error: {
      statusCode: 400,
      error: 'Bad Request',
      message: 'A snapshot needs a container that is running or stopped',
    },
    rejected: ['create'],
  },
];

describe.each(STATES)('A container that is $state', ({ state, hold, error, rejected }) => {
  test.each(rejected)('The container rejects the operation %s until it is released', async (operation) => {
    const fixture = await withSnapshot();
    hold(fixture.emulator, fixture.id);
    const received = await fixture.call(...REQUESTS[operation]);
    expect(bodyOf(received)).toEqual(error);
    expect(received.status).toBe(error.statusCode);
    expect(await listed(fixture)).toMatchObject([{ name: 'kept', alias: null }]);
    fixture.emulator.release(fixture.id);
    expect((await fixture.call(...REQUESTS[operation])).status).toBeLessThan(300);
  });

  test('A container can be added in that state', async () => {
    const fixture = await setUp();
    const { id } = await fixture.emulator.addContainer({ status: state });
    const create = { method: 'POST', target: snapshotsPath(id), token: fixture.token, ...jsonBody({}) };
    expect(bodyOf(await send(fixture.emulator, create))).toEqual(error);
  });

  test('The container becomes ready after the given time', async () => {
    const fixture = await setUp();
    hold(fixture.emulator, fixture.id, 1);
    let status = error.statusCode;
    while (status === error.statusCode) ({ status } = await fixture.call('POST', '', {}));
    expect(status).toBe(201);
  });
});

test('A frozen container accepts every operation but a create request', async () => {
  const fixture = await withSnapshot();
  fixture.emulator.freeze(fixture.id);
  for (const operation of ['restore', 'alias', 'delete'] as const) {
    expect((await fixture.call(...REQUESTS[operation])).status).toBe(200);
  }
});

test('A 409 of a container that is busy or claimed has a Retry-After if the emulator has one', async () => {
  const fixture = await withSnapshot({ retryAfterSeconds: 3, operationMs: { create: NEVER_ENDS } });
  const both = [1, 2].map(() => fixture.call('POST', '', {}));
  for (const one of both) one.catch(() => undefined);
  expect((await Promise.race(both)).headers['retry-after']).toBe('3');
  fixture.emulator.claim(fixture.id);
  expect((await fixture.call('DELETE', '/kept')).headers['retry-after']).toBe('3');
  fixture.emulator.prepare(fixture.id);
  expect((await fixture.call('DELETE', '/kept')).headers['retry-after']).toBeUndefined();
});
