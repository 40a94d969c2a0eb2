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

describe('A request without a valid token', () => {
  test.each(NAMES)('The operation %s is rejected with 401 without a token', async (name) => {
    const { emulator, id } = await setUp();
    const received = await send(emulator, request(name, id));
    expectError(received, 401, 'Unauthorized', 'Authentication required');
  });

  test.each(['Bearer', 'Bearer ', 'Bearer nobody', 'Basic abc', 'Bearer __proto__'])(
    'The authorization header %p is rejected with 401',
    async (authorization) => {
      const { emulator, id } = await setUp();
      const received = await send(emulator, { ...request('list', id), headers: { authorization } });
      expectError(received, 401, 'Unauthorized', 'Authentication required');
    },
  );

  test('A valid token in another form is rejected with 401', async () => {
    const { emulator, id, token } = await setUp();
    for (const authorization of [token, `Basic ${token}`, `Bearer ${token} x`]) {
      const received = await send(emulator, { ...request('list', id), headers: { authorization } });
      expectError(received, 401, 'Unauthorized', 'Authentication required');
    }
  });

  test('The token is checked before anything else about the request', async () => {
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

describe('A malformed container id', () => {
  const messages = {
    list: 'Invalid container ID format',
    create: 'Invalid container ID format',
    restore: 'Invalid snapshot name or container ID',
    alias: 'Invalid snapshot name or container ID',
    delete: 'Invalid snapshot name or container ID',
  };

  test.each(NAMES)('The operation %s rejects a malformed container id with 400', async (name) => {
    const { emulator, token } = await setUp();
    expectError(await send(emulator, request(name, 'xyz', token)), 400, 'Bad Request', messages[name]);
  });

  test.each(['F'.repeat(24), 'f'.repeat(23), 'f'.repeat(25), 'constructor'])(
    'The container id %s is rejected with 400',
    async (id) => {
      const { emulator, token } = await setUp();
      expectError(await send(emulator, request('list', id, token)), 400, 'Bad Request', messages.list);
    },
  );
});

describe('A container that does not exist', () => {
  const messages = {
    list: 'Container not found',
    create: 'Container not found',
    restore: 'Container or snapshot not found',
    alias: 'Container or snapshot not found',
    delete: 'Container or snapshot not found',
  };

  test.each(NAMES)(
    'The operation %s rejects a missing container with 404, whatever the permissions of the token',
    async (name) => {
      const { emulator } = await setUp();
      const token = await emulator.addToken({ permissions: {} });
      expectError(await send(emulator, request(name, MISSING, token)), 404, 'Not Found', messages[name]);
    },
  );
});

describe('A token with a permission per operation', () => {
  const needs = {
    list: ['access', 'access this container'],
    create: ['create', 'create snapshots for this container'],
    restore: ['restore', 'restore this container'],
    alias: ['update', 'update snapshots for this container'],
    delete: ['delete', 'delete snapshots for this container'],
  } as const;
  const all = ['access', 'create', 'restore', 'update', 'delete'] as const;

  test.each(NAMES)('The operation %s is rejected with all permissions but its own', async (name) => {
    const { emulator, id } = await setUp();
    const [permission, action] = needs[name];
    const token = await emulator.addToken({
      permissions: { [id]: all.filter((other) => other !== permission) },
    });
    const received = await send(emulator, request(name, id, token));
    expectError(received, 403, 'Forbidden', `You do not have permission to ${action}`);
  });

  test.each(NAMES)('The operation %s requires only its own permission', async (name) => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({ permissions: { [id]: [needs[name][0]] } });
    expect((await send(emulator, request(name, id, token))).status).not.toBe(403);
  });

  test('A permission does not apply to another container', async () => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({ permissions: { [MISSING]: all } });
    expect((await send(emulator, request('list', id, token))).status).toBe(403);
  });

  test('A missing permission is reported before a malformed body or name', async () => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({ permissions: { [id]: [] } });
    const alias = { method: 'PATCH', target: `${snapshotsPath(id)}/~/alias`, token, ...jsonBody({}) };
    expect((await send(emulator, alias)).status).toBe(403);
  });
});

describe('A token with the one permission for snapshots', () => {
  test.each(NAMES)('The operation %s is allowed with the permission for snapshots', async (name) => {
    const { emulator, id } = await setUp();
    await emulator.seed(id, { name: 'snap-20250115-103000' });
    const token = await emulator.addToken({ permissions: { [id]: ['containers.features.snapshots'] } });
    expect((await send(emulator, request(name, id, token))).status).toBe(name === 'create' ? 201 : 200);
  });

  test.each(NAMES)('The operation %s is rejected on another container', async (name) => {
    const { emulator, id } = await setUp();
    const token = await emulator.addToken({
      permissions: { [id]: [], [MISSING]: ['containers.features.snapshots'] },
    });
    expect((await send(emulator, request(name, id, token))).status).toBe(403);
  });
});

describe('A request body', () => {
  const sendBody = (fixture: Fixture, name: 'create' | 'alias', change: Partial<Sent>) =>
    send(fixture.emulator, { ...request(name, fixture.id, fixture.token), ...change });

  test.each([
    [{}, "body must have required property 'alias'"],
    [{ alias: '' }, /^body\/alias must NOT have fewer than 1 characters, /],
    [{ alias: 'x'.repeat(101) }, /^body\/alias must NOT have more than 100 characters, /],
    [{ alias: 5 }, /^body\/alias must be string, /],
    [{ alias: ['x'] }, /^body\/alias must be string, /],
    [{ alias: 'x', expiry: 1 }, 'body must NOT have additional properties'],
    [[], 'body must be object'],
    [null, 'body must be object'],
    ['x', 'body must be object'],
  ])(
    'An alias update with the body %j is rejected with 422 and the place of the mistake',
    async (body, where) => {
      const received = await sendBody(await setUp(), 'alias', jsonBody(body));
      expectValidationError(received, where);
    },
  );

  test.each([
    [{ alias: null }, 'body/alias must be string'],
    [{ alias: '' }, 'body/alias must NOT have fewer than 1 characters'],
    [{ alias: 'x'.repeat(101) }, 'body/alias must NOT have more than 100 characters'],
    [{ alias: 5 }, 'body/alias must be string'],
    [{ expiry: 0 }, 'body/expiry must be >= 1'],
    [{ expiry: 3651 }, 'body/expiry must be <= 3650'],
    [{ expiry: 1.5 }, 'body/expiry must be integer'],
    [{ expiry: '5' }, 'body/expiry must be integer'],
    [{ expiry: null }, 'body/expiry must be integer'],
    [{ name: 'x' }, 'body must NOT have additional properties'],
    [[], 'body must be object'],
    [null, 'body must be object'],
    ['x', 'body must be object'],
  ])(
    'A create request with the body %j is rejected with 422 and the place of the mistake',
    async (body, where) => {
      const fixture = await setUp();
      expectValidationError(await sendBody(fixture, 'create', jsonBody(body)), where);
      expect(await fixture.emulator.snapshots(fixture.id)).toEqual([]);
    },
  );

  function expectValidationError(received: Received, where: string | RegExp): void {
    const { message } = bodyOf(received);
    expectError(received, 422, 'Unprocessable Entity', message);
    expect(message).toMatch(/^Validation failed: /);
    const rest = message.slice('Validation failed: '.length);
    if (typeof where === 'string') expect(rest).toBe(where);
    else expect(rest).toMatch(where);
  }

  describe.each([
    ['create', '{}', 'Invalid request payload'],
    ['alias', '{"alias":"x"}', 'Invalid alias value'],
  ] as const)('The body of the operation %s', (name, good, message) => {
    const expectUnparsable = async (change: Partial<Sent>): Promise<Fixture> => {
      const fixture = await setUp();
      expectError(await sendBody(fixture, name, change), 400, 'Bad Request', message);
      return fixture;
    };

    test.each(['{', '', `\ufeff${good}`])(
      'The body %p, which is not JSON, is rejected with 400',
      async (body) => {
        await expectUnparsable({ body });
      },
    );

    test('A body with a property of a prototype is rejected with 422', async () => {
      const received = await sendBody(await setUp(), name, { body: '{"__proto__":{}}' });
      expect(received.status).toBe(422);
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ';;;'])(
      'The content type %p is rejected with 400',
      async (type) => {
        await expectUnparsable({ body: good, headers: { 'content-type': type } });
      },
    );

    test('A body without a content type is rejected with 400', async () => {
      await expectUnparsable({ body: good, headers: {} });
    });

    test('A body that is too large is rejected with 400, even if it is valid', async () => {
      const { emulator } = await expectUnparsable({ body: good + ' '.repeat(BODY_LIMIT) });
      expect(emulator.requests[0]?.body).toHaveLength(BODY_LIMIT);
    });
  });

  test('The body is checked before the name of the snapshot', async () => {
    const { emulator, id, token } = await setUp();
    const sent = { method: 'PATCH', target: `${snapshotsPath(id)}/~/alias`, token, ...jsonBody({}) };
    expect((await send(emulator, sent)).status).toBe(422);
  });
});

describe.each(['restore', 'alias', 'delete'] as const)('The operation %s', (name) => {
  const { method, body } = OPERATIONS[name];
  const below = (snapshot: string) => (name === 'alias' ? `/${snapshot}/alias` : `/${snapshot}`);

  test.each(['~x', '-x', '.hidden', 'a%20b', 'a%00b', 'a;b', 'a%2525', 'x'.repeat(256)])(
    'The malformed name %s is rejected with 400',
    async (snapshot) => {
      const fixture = await setUp();
      const received = await fixture.call(method, below(snapshot), body);
      expectError(received, 400, 'Bad Request', 'Invalid snapshot name or container ID');
    },
  );

  test('A snapshot that does not exist is not found', async () => {
    const fixture = await setUp();
    await take(fixture);
    const received = await fixture.call(method, below('snap-20250115-103000'), body);
    expectError(received, 404, 'Not Found', 'Container or snapshot not found');
  });

  test('A snapshot is not found by its alias', async () => {
    const fixture = await setUp({ names: 'time' });
    await take(fixture, { alias: 'before-deploy' });
    expect((await fixture.call(method, below('before-deploy'), body)).status).toBe(404);
  });

  test('A snapshot of another container is not found', async () => {
    const fixture = await setUp();
    const other = await fixture.emulator.addContainer({});
    await fixture.emulator.seed(other.id, { name: 'snap-20250115-103000' });
    expect((await fixture.call(method, below('snap-20250115-103000'), body)).status).toBe(404);
  });
});

test('An unexpected error is a 500 and is reported', async () => {
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
