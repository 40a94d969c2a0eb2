import { rm } from 'node:fs/promises';
import { BODY_LIMIT } from '../../../emulator/http/request-body.ts';
import {
  bodyOf,
  type Fixture,
  jsonBody,
  type Received,
  type Sent,
  send,
  setUp,
  snapshotsPath,
  take,
  treesOf,
} from '../../helpers/emulator.ts';

const MISSING = 'f'.repeat(24);
const OPERATIONS = {
  list: { method: 'GET', below: '', body: undefined },
  create: { method: 'POST', below: '', body: {} },
  restore: { method: 'PATCH', below: '/snap-20250115-103000', body: undefined },
  alias: { method: 'PATCH', below: '/snap-20250115-103000/alias', body: { alias: 'x' } },
  delete: { method: 'DELETE', below: '/snap-20250115-103000', body: undefined },
} as const;
type Name = keyof typeof OPERATIONS;
const NAMES = Object.keys(OPERATIONS) as Name[];

function request(name: Name, containerId: string, token?: string): Sent {
  const { method, below, body } = OPERATIONS[name];
  const target = snapshotsPath(containerId) + below;
  return { method, target, ...(token !== undefined && { token }), ...jsonBody(body) };
}

function expectError(received: Received, status: number, error: string, message: string): void {
  expect(bodyOf(received)).toEqual({ statusCode: status, error, message });
  expect(received.status).toBe(status);
  expect(received.headers['content-type']).toBe('application/json; charset=utf-8');
}

describe('401', () => {
  test.each(NAMES)('%s without a token', async (name) => {
    const { emulator, id } = await setUp();
    const received = await send(emulator, request(name, id));
    expectError(received, 401, 'Unauthorized', 'Authentication required');
  });

  test.each(['Bearer', 'Bearer ', 'Bearer nobody', 'Basic abc', 'Bearer __proto__'])(
    'an authorization of %p',
    async (authorization) => {
      const { emulator, id } = await setUp();
      const received = await send(emulator, { ...request('list', id), headers: { authorization } });
      expectError(received, 401, 'Unauthorized', 'Authentication required');
    },
  );

  test('a good token that is not a bearer token', async () => {
    const { emulator, id, token } = await setUp();
    for (const authorization of [token, `Basic ${token}`, `Bearer ${token} x`]) {
      const received = await send(emulator, { ...request('list', id), headers: { authorization } });
      expectError(received, 401, 'Unauthorized', 'Authentication required');
    }
  });

  test('comes before everything else', async () => {
    const { emulator } = await setUp();
    const received = await send(emulator, {
      method: 'POST',
      target: snapshotsPath('not-an-id'),
      headers: { 'content-type': ';;;' },
      body: '{',
    });
    expectError(received, 401, 'Unauthorized', 'Authentication required');
  });
});

describe('a container id that is none', () => {
  const words = {
    list: 'Invalid container ID format',
    create: 'Invalid container ID format',
    restore: 'Invalid snapshot name or container ID',
    alias: 'Invalid snapshot name or container ID',
    delete: 'Invalid snapshot name or container ID',
  };

  test.each(NAMES)('%s', async (name) => {
    const { emulator, token } = await setUp();
    expectError(await send(emulator, request(name, 'xyz', token)), 400, 'Bad Request', words[name]);
  });

  test.each(['F'.repeat(24), 'f'.repeat(23), 'f'.repeat(25), 'constructor'])('%s', async (id) => {
    const { emulator, token } = await setUp();
    expectError(await send(emulator, request('list', id, token)), 400, 'Bad Request', words.list);
  });
});

describe('a container that is not there', () => {
  const words = {
    list: 'Container not found',
    create: 'Container not found',
    restore: 'Container or snapshot not found',
    alias: 'Container or snapshot not found',
    delete: 'Container or snapshot not found',
  };

  test.each(NAMES)('%s', async (name) => {
    const { emulator } = await setUp();
    const token = await emulator.addToken({ permissions: {} });
    expectError(await send(emulator, request(name, MISSING, token)), 404, 'Not Found', words[name]);
  });
});

describe('403', () => {
  const needs = {
    list: ['access', 'access this container'],
    create: ['create', 'create snapshots for this container'],
    restore: ['restore', 'restore this container'],
    alias: ['update', 'update snapshots for this container'],
    delete: ['delete', 'delete snapshots for this container'],
  } as const;
  const all = ['access', 'create', 'restore', 'update', 'delete'] as const;

  test.each(NAMES)('%s with every permission but its own', async (name) => {
    const { emulator, id } = await setUp();
    const [permission, words] = needs[name];
    const token = await emulator.addToken({
      permissions: { [id]: all.filter((other) => other !== permission) },
    });
    const received = await send(emulator, request(name, id, token));
    expectError(received, 403, 'Forbidden', `You do not have permission to ${words}`);
  });

  test.each(NAMES)('not %s with its own permission alone', async (name) => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({ permissions: { [id]: [needs[name][0]] } });
    expect((await send(emulator, request(name, id, token))).status).not.toBe(403);
  });

  test('a token of another container', async () => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({ permissions: { [MISSING]: all } });
    expect((await send(emulator, request('list', id, token))).status).toBe(403);
  });

  test('comes before a bad body and a bad name', async () => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({ permissions: { [id]: [] } });
    const alias = { method: 'PATCH', target: `${snapshotsPath(id)}/~/alias`, token, ...jsonBody({}) };
    expect((await send(emulator, alias)).status).toBe(403);
  });
});

describe('a bad body', () => {
  const expectRefused = async (fixture: Fixture, name: 'create' | 'alias', change: Partial<Sent>) => {
    const received = await send(fixture.emulator, { ...request(name, fixture.id, fixture.token), ...change });
    const message = name === 'create' ? 'Invalid request payload' : 'Invalid alias value';
    expectError(received, 400, 'Bad Request', message);
  };

  test.each([
    {},
    { alias: '' },
    { alias: 'x'.repeat(101) },
    { alias: 5 },
    { alias: ['x'] },
    { alias: 'x', expiry: 1 },
    [],
    null,
    'x',
  ])('alias %j', async (body) => {
    await expectRefused(await setUp(), 'alias', jsonBody(body));
  });

  test.each([
    { alias: null },
    { alias: '' },
    { alias: 'x'.repeat(101) },
    { alias: 5 },
    { expiry: 0 },
    { expiry: 3651 },
    { expiry: 1.5 },
    { expiry: '5' },
    { expiry: null },
    { name: 'x' },
    [],
    null,
    'x',
  ])('create %j', async (body) => {
    const fixture = await setUp();
    await expectRefused(fixture, 'create', jsonBody(body));
    expect(await fixture.emulator.snapshots(fixture.id)).toEqual([]);
  });

  describe.each(['create', 'alias'] as const)('%s', (name) => {
    const good = name === 'create' ? '{}' : '{"alias":"x"}';

    test.each(['{', '', '{"__proto__":{}}', `\ufeff${good}`])('that is %p', async (body) => {
      await expectRefused(await setUp(), name, { body });
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ';;;'])(
      'of type %p',
      async (type) => {
        await expectRefused(await setUp(), name, { body: good, headers: { 'content-type': type } });
      },
    );

    test('without a type', async () => {
      await expectRefused(await setUp(), name, { body: good, headers: {} });
    });

    test('that is too large, though it would be good', async () => {
      const fixture = await setUp();
      await expectRefused(fixture, name, { body: good + ' '.repeat(BODY_LIMIT) });
      const [request] = fixture.emulator.requests;
      expect(request?.body).toHaveLength(BODY_LIMIT);
    });
  });

  test('comes before a bad name', async () => {
    const { emulator, id, token } = await setUp();
    const sent = { method: 'PATCH', target: `${snapshotsPath(id)}/~/alias`, token, ...jsonBody({}) };
    expectError(await send(emulator, sent), 400, 'Bad Request', 'Invalid alias value');
  });
});

describe.each(['restore', 'alias', 'delete'] as const)('%s', (name) => {
  const { method, body } = OPERATIONS[name];
  const below = (snapshot: string) => (name === 'alias' ? `/${snapshot}/alias` : `/${snapshot}`);

  test.each(['~x', '-x', '.hidden', 'a%20b', 'a%00b', 'a;b', 'a%2525', 'x'.repeat(256)])(
    'refuses the name %s',
    async (snapshot) => {
      const fixture = await setUp();
      const received = await fixture.call(method, below(snapshot), body);
      expectError(received, 400, 'Bad Request', 'Invalid snapshot name or container ID');
    },
  );

  test('does not find a snapshot that is not there', async () => {
    const fixture = await setUp();
    await take(fixture);
    const received = await fixture.call(method, below('snap-20250115-103000'), body);
    expectError(received, 404, 'Not Found', 'Container or snapshot not found');
  });

  test('takes names alone, not aliases', async () => {
    const fixture = await setUp();
    await take(fixture, { alias: 'before-deploy' });
    expect((await fixture.call(method, below('before-deploy'), body)).status).toBe(404);
  });

  test('does not find a snapshot of another container', async () => {
    const fixture = await setUp();
    const other = await fixture.emulator.addContainer({});
    await fixture.emulator.seed(other.id, { name: 'snap-20250115-103000' });
    expect((await fixture.call(method, below('snap-20250115-103000'), body)).status).toBe(404);
  });
});

describe('what goes wrong inside', () => {
  test('is answered 500 and reported', async () => {
    const errors: unknown[] = [];
    const fixture = await setUp({ onError: (error) => errors.push(error) });
    const { name } = await take(fixture);
    const tree = (await treesOf(fixture.stateDir, fixture.id)).get(name) ?? '';
    await rm(tree, { recursive: true });
    const received = await fixture.call('PATCH', `/${name}`);
    expectError(received, 500, 'Internal Server Error', 'An unexpected error occurred');
    expect(errors).toHaveLength(1);
    expect((await fixture.call('POST', '', {})).status).toBe(201);
  });
});
