import { randomBytes } from 'node:crypto';
import type { Effect } from '../../emulator/server.ts';
import { tokenTraces } from '../../tools/harness/token-traces.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectWellFormed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const TIME = '2025-01-15T10:30:00.000Z';
const NAME = 'snap-20250115-103000';
const DEBUG = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' };

const TOKENS = {
  'a long-lived token': `hdy_${randomBytes(24).toString('hex')}`,
  'a short-lived token': [36, 220, 43].map((bytes) => randomBytes(bytes).toString('base64url')).join('.'),
  'a token of odd characters': `hdy_"${randomBytes(6).toString('hex')}\\+/=&<b>%41'${randomBytes(9).toString('base64')}`,
};

/** The token in the forms in which a careless server sends it. */
function echoes(token: string): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [
    `Bearer ${token}`,
    encodeURIComponent(token),
    base64(token),
    base64(`user:${token}`),
    base64(`u:${token}`),
    base64(`me:${token}`),
    base64(`Bearer ${token} and more`),
    Buffer.from(`x:${token}`).toString('base64url'),
  ];
}

/** Every echo many times, so that every cut of the text goes through one. */
function flood(token: string): string {
  const all = echoes(token).join(' ');
  return `${all} ${`${token} `.repeat(60)}${all}`;
}

for (const [kind, token] of Object.entries(TOKENS)) {
  beforeAll(() => hoody.emulator.addToken({ token }));

  async function withSnapshot() {
    const container = await hoody.container();
    const snapshot = await container.seed({ created_at: TIME });
    return {
      container,
      snapshot,
      run: (inputs: Record<string, string>) => container.step({ token, ...inputs }, { env: DEBUG }),
    };
  }

  test.concurrent.each(EVERY_OPERATION)(
    `Only the API receives ${kind} from %s, and the log masks it`,
    async (operation) => {
      const { container, run } = await withSnapshot();
      const result = await run(INPUTS_OF[operation](NAME));
      expectWellFormed(result);
      expect(result.exitCode).toBe(0);
      expect(result.masks).toEqual([token]);
      expect(result.stdout.indexOf('::add-mask::')).toBe(0);
      expect(tokenTraces(result, token)).toEqual([]);
      expect(container.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`]);
      expect(JSON.stringify(container.requests.map(({ url, body }) => [url, body]))).not.toContain(token);
    },
  );

  const failures: [what: string, effect: Effect][] = [
    ['a refusal', { kind: 'status', status: 403, body: { message: flood(token), code: token } }],
    ['a page', { kind: 'status', status: 400, body: `<html>${flood(token)}</html>` }],
    [
      'a redirect',
      { kind: 'status', status: 307, headers: { location: `https://x.test/?${echoes(token)[3]}` } },
    ],
    ['a redirect to it', { kind: 'status', status: 302, headers: { location: `https://${token}@x.test/` } }],
    [
      'the limit',
      { kind: 'status', status: 409, body: { message: token, code: 'CONTAINER_SNAPSHOT_LIMIT' } },
    ],
    [
      'another container',
      { kind: 'response', body: { data: { container_id: flood(token), snapshots: [] } } },
    ],
    ['a wrong shape', { kind: 'response', body: { data: { [token]: token, snapshots: token } } }],
    ['no JSON', { kind: 'status', status: 200, body: flood(token) }],
    ['a failure that passes', { kind: 'status', status: 500, body: { message: flood(token) } }],
  ];

  test.concurrent.each(failures)(
    `No output shows ${kind} when it comes back in %s`,
    async (_what, effect) => {
      const { container, run } = await withSnapshot();
      container.fault('list', effect, Number.POSITIVE_INFINITY);
      const result = await run({ operation: 'list', 'timeout-seconds': '1' });
      expectFailure(result);
      expect(tokenTraces(result, token)).toEqual([]);
    },
  );

  test.concurrent(`No output shows ${kind} when the API sends it in every field of a snapshot`, async () => {
    const { container, run } = await withSnapshot();
    const snapshots = echoes(token).map((alias, index) => ({
      name: index === 0 && /^\w+$/.test(token) ? token : `snap-${index}`,
      created_at: TIME,
      alias,
      note: flood(token),
      list: [{ [token]: token }],
    }));
    container.fault('list', { kind: 'response', body: { data: { snapshots } } });
    const result = await run({ operation: 'list' });
    expectWellFormed(result);
    expect(result.exitCode).toBe(0);
    expect(tokenTraces(result, token)).toEqual([]);
    expect(JSON.parse(result.outputs['snapshots'] ?? '')).toHaveLength(snapshots.length);
    expect(Object.values(result.files).map((text) => JSON.parse(text).length)).toEqual([snapshots.length]);
  });

  test.concurrent(`No output shows ${kind} when an alias near a missing snapshot contains it`, async () => {
    const { container, run } = await withSnapshot();
    for (const alias of echoes(token)) await container.seed({ alias });
    const result = await run({ operation: 'restore', snapshot: 'elsewhere' });
    expectFailure(result);
    expect(tokenTraces(result, token)).toEqual([]);
  });

  test.concurrent.each<[string, Record<string, string>]>([
    ['the snapshot', { operation: 'delete', snapshot: `a,${token}` }],
    ['a map of snapshots', { operation: 'restore', snapshot: JSON.stringify({ a: token }) }],
    ['the alias', { operation: 'create', alias: token }],
    ['a filter', { operation: 'list', filter: `${token}*` }],
    ['a label', { operation: 'list', 'container-id': `${token}=507f1f77bcf86cd799439011` }],
    ['a health URL', { operation: 'restore', snapshot: 'x', 'health-url': `https://x.test/?k=${token}` }],
    ['the address', { operation: 'list', 'api-url': `https://x.invalid/${encodeURIComponent(token)}` }],
    [
      'every other input',
      {
        operation: token,
        'container-id': `${token},${token}`,
        'timeout-seconds': `x${token}`,
        summary: token,
        'api-url': `https://${encodeURIComponent(token)}@api.hoody.com`,
      },
    ],
  ])(`A step whose inputs have ${kind} in %s sends nothing and names the input`, async (_name, inputs) => {
    const { container, run } = await withSnapshot();
    const result = await run(inputs);
    expect(expectFailure(result)).toContain('contains the token, which only `token` may contain.');
    expect(tokenTraces(result, token)).toEqual([]);
    expect(container.requests).toEqual([]);
  });

  test.concurrent(`No output shows ${kind} when it comes back in JSON in the details of an error`, async () => {
    const { container, run } = await withSnapshot();
    const echo = JSON.stringify({ headers: { authorization: `Bearer ${token}` }, text: flood(token) });
    const errors = [echo.replaceAll('/', '\\/')];
    container.fault('list', {
      kind: 'status',
      status: 422,
      body: { statusCode: 422, message: echo, errors },
    });
    const result = await run({ operation: 'list' });
    expectFailure(result);
    expect(tokenTraces(result, token)).toEqual([]);
  });

  test.concurrent(`The log masks ${kind} from the environment, and no output shows it`, async () => {
    const { container } = await withSnapshot();
    container.fault('list', {
      kind: 'status',
      status: 401,
      body: { statusCode: 401, message: flood(token) },
    });
    const result = await container.step(
      { operation: 'list', token: '' },
      { env: { ...DEBUG, HOODY_TOKEN: token } },
    );
    expectFailure(result);
    expect(result.masks).toEqual([token]);
    expect(tokenTraces(result, token)).toEqual([]);
  });

  test.concurrent(`No output shows ${kind} without a connection or after a lost response`, async () => {
    const { container, run } = await withSnapshot();
    container.fault('create', { kind: 'reset', when: 'after' });
    const lost = await run({ operation: 'create' });
    expect(lost.exitCode).toBe(0);
    const unconnected = await run({
      operation: 'create',
      'api-url': 'https://x.invalid',
      'timeout-seconds': '1',
    });
    expect(tokenTraces(lost, token)).toEqual([]);
    expectFailure(unconnected);
    expect(tokenTraces(unconnected, token)).toEqual([]);
  });
}
