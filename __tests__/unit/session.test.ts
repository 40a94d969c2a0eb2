import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../src/base/clock.ts';
import { UserError } from '../../src/base/user-error.ts';
import type { ConnectionOptions } from '../../src/hoody/connection.ts';
import { Log } from '../../src/runner/log.ts';
import type { Commands } from '../../src/runner/runner.ts';
import {
  type Network,
  type Session,
  type SessionOptions,
  withSession,
  withSessionOver,
} from '../../src/session.ts';
import { line } from '../../src/text/message.ts';
import type { Redact } from '../../src/text/redact.ts';
import { fakeBudget } from '../helpers/fakes/budget.ts';
import { sourceOf } from '../helpers/fakes/inputs.ts';
import { CONTAINER, snapshot } from '../helpers/fakes/snapshot.ts';
import { text } from '../helpers/fakes/text.ts';
import { setEnvironment, start } from '../helpers/transport.ts';

const TOKEN = 'hdy_secret';
const OTHER = text('507f1f77bcf86cd799439012');
const random = () => 0.5;

const OPTIONS: SessionOptions = {
  apiUrl: new URL('https://api.hoody.test'),
  token: TOKEN,
  labels: { [CONTAINER]: text('web') },
  maxParallel: 2,
};

/** A log, and its lines without the masks. */
function openLog() {
  const lines: string[] = [];
  const keep = (text: string) => void lines.push(text);
  const unexpected = () => {
    throw new Error('no such command was expected');
  };
  const commands: Commands = {
    info: keep,
    debug: (text) => keep(`debug: ${text}`),
    startGroup: unexpected,
    endGroup: unexpected,
    error: unexpected,
    warning: unexpected,
    saveState: unexpected,
    setOutput: unexpected,
    setSecret: () => undefined,
  };
  return { log: new Log({ commands, clock: systemClock, inputs: sourceOf({}) }, TOKEN), lines };
}

/** A network that reaches nothing, and what a session does with it. */
function fakeNetwork() {
  const done: string[] = [];
  const connections: ConnectionOptions[] = [];
  const redactions: Redact[] = [];
  const client = {} as ReturnType<Session['client']>;
  const network: Network = {
    connect(options) {
      connections.push(options);
      done.push('connect');
      return {
        client: ({ totalMs }) => {
          done.push(`client of ${totalMs} ms`);
          return client;
        },
        close: () => void done.push('close'),
      };
    },
    createProbe(redact) {
      redactions.push(redact);
      return async ({ href }) => ({ status: 200, reason: redact(`200 ${TOKEN} at ${href}`) });
    },
  };
  return { network, done, connections, redactions, client };
}

/** Does some work in a session over a network that reaches nothing. */
function work<T>(act: (session: Session) => Promise<T>, options: Partial<SessionOptions> = {}) {
  const fake = fakeNetwork();
  const { log, lines } = openLog();
  const runner = { clock: systemClock, random };
  const result = withSessionOver(fake.network)({ ...OPTIONS, ...options }, runner, log, act);
  return { ...fake, result, lines };
}

test('A session returns what its work does, and closes its connections after that', async () => {
  const { result, done } = work(async ({ client }) => {
    client(fakeBudget({ totalMs: 1_000 }));
    client(fakeBudget({ totalMs: 2_000 }));
    await setImmediate();
    return 'done';
  });
  await expect(result).resolves.toBe('done');
  expect(done).toEqual(['connect', 'client of 1000 ms', 'client of 2000 ms', 'close']);
});

test('A session closes its connections after work that fails', async () => {
  const error = new UserError(line('Could not.'));
  const { result, done } = work(() => Promise.reject(error));
  await expect(result).rejects.toBe(error);
  expect(done).toEqual(['connect', 'close']);
});

test('A session whose connection is unsafe does no work', async () => {
  const error = new UserError(line('It is unsafe.'));
  const { network } = fakeNetwork();
  const connect = () => {
    throw error;
  };
  const act = jest.fn();
  const session = withSessionOver({ ...network, connect });
  await expect(session(OPTIONS, { clock: systemClock, random }, openLog().log, act)).rejects.toBe(error);
  expect(act).not.toHaveBeenCalled();
});

test('A session connects to the API with its options, and logs what happens', async () => {
  const { result, connections, client, lines } = work(async (session) => session.client(fakeBudget()));
  await expect(result).resolves.toBe(client);
  const [options] = connections;
  expect(options).toMatchObject({ apiUrl: OPTIONS.apiUrl, token: TOKEN, clock: systemClock, random });
  options?.onNotice(text('Retrying.'));
  options?.onSent({ method: 'GET', path: text('/x'), result: text('200'), ms: 100 });
  expect(lines).toEqual(['Retrying.', 'debug: GET /x → 200 (0.1 s)']);
});

test('A session names a container by its label, and any other by its id', async () => {
  const { result, connections } = work(async ({ nameOf }) => [nameOf(CONTAINER), nameOf(OTHER)]);
  await expect(result).resolves.toEqual(['web', OTHER]);
  expect([CONTAINER, OTHER].map((id) => connections[0]?.nameOf(id))).toEqual(['web', OTHER]);
});

test.each([1, 2, 5])('A session works on at most %d of four containers at once', async (maxParallel) => {
  let running = 0;
  let most = 0;
  const { result } = work(
    ({ mapConcurrently }) =>
      mapConcurrently([3, 1, 4, 2], async (item) => {
        running += 1;
        most = Math.max(most, running);
        for (let turn = 0; turn < item; turn++) await setImmediate();
        running -= 1;
        return item * 10;
      }),
    { maxParallel },
  );
  await expect(result).resolves.toEqual([30, 10, 40, 20]);
  expect(most).toBe(Math.min(maxParallel, 4));
});

test('A session checks the health without showing the token', async () => {
  const url = new URL('https://www.hoody.test/health');
  const { result, redactions, lines } = work(({ checkHealth }) => checkHealth([url], fakeBudget()));
  await expect(result).resolves.toEqual([
    { url: url.href, isHealthy: true, last: `200 *** at ${url.href}`, ms: 0 },
  ]);
  expect(redactions).toHaveLength(1);
  expect(lines).toEqual([
    `Checking the health of ${url.href} …`,
    expect.stringMatching(
      /^https:\/\/www\.hoody\.test\/health is healthy: 200 \*\*\* at .* \(\d+\.\d s\)\.$/,
    ),
  ]);
});

describe('A session over HTTP', () => {
  const runner = { clock: systemClock, random };

  test('A session reaches the API and what must be healthy, with the token for the API only', async () => {
    const server = await start({
      answer: (response) => response.end(JSON.stringify({ data: { snapshots: [snapshot()] } })),
    });
    const health = new URL('/health', server.url);
    const options = { ...OPTIONS, apiUrl: server.url };
    await withSession(options, runner, openLog().log, async ({ client, checkHealth }) => {
      await expect(client(fakeBudget()).list(CONTAINER)).resolves.toMatchObject({ snapshots: [snapshot()] });
      await expect(checkHealth([health], fakeBudget())).resolves.toMatchObject([{ isHealthy: true }]);
    });
    await server.idle();
    expect(server.received.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      [`/api/v1/containers/${CONTAINER}/snapshots`, `Bearer ${TOKEN}`],
      ['/health', undefined],
    ]);
  });

  test('A session does not begin if certificate checks are off', async () => {
    setEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    const act = jest.fn();
    await expect(withSession(OPTIONS, runner, openLog().log, act)).rejects.toThrow(
      /^NODE_TLS_REJECT_UNAUTHORIZED is 0/,
    );
    expect(act).not.toHaveBeenCalled();
  });
});
