import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { AttemptError } from '../../../src/hoody/errors.ts';
import { advise, describeFailure, explainFailure, meaningOf } from '../../../src/hoody/failure.ts';
import { parseResponse } from '../../../src/hoody/parse.ts';
import { parseRetryAfter } from '../../../src/hoody/response.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import {
  afterThisTest,
  failureAfter,
  failureOf,
  open,
  sendTo,
  setEnvironment,
  start,
} from '../../helpers/transport.ts';

const DEEP = 5_000;
const nested = (depth: number, open = '[', close = ']') => `${open.repeat(depth)}1${close.repeat(depth)}`;
const DEEP_ARRAY = nested(DEEP);
const DEEP_OBJECT = nested(DEEP, '{"a":', '}');

const DAY_MS = 86_400_000;

describe('A body that is nested deep', () => {
  test.each([
    ['a message', `{"statusCode":200,"message":${DEEP_ARRAY},"data":{}}`],
    ['a snapshot', `{"statusCode":200,"data":{"snapshots":[{"name":"a","odd":${DEEP_OBJECT}}]}}`],
    ['a name', `{"statusCode":200,"data":{"snapshots":[{"name":${DEEP_OBJECT}}]}}`],
    ['everything', nested(200_000)],
    ['a message, but little', `{"message":${nested(150)}}`],
    ['a part beside one that is to be redacted', `{"a":"hdy_secret","statusCode":200,"data":${DEEP_ARRAY}}`],
  ])('A response in which %s is nested deep is malformed', async (_, body) => {
    const failure = await failureAfter((response) => response.end(body));
    expect(failure).toEqual({ kind: 'malformed', reason: 'the body is nested too deep' });
    expect(meaningOf(failure).next).toBe('give up');
  });

  test.each([400, 404, 500])(
    'An error of status %d whose message is nested deep is malformed',
    async (status) => {
      const failure = await failureAfter((response) =>
        response.writeHead(status).end(`{"statusCode":${status},"message":${DEEP_OBJECT}}`),
      );
      expect(failure).toMatchObject({ kind: 'malformed' });
    },
  );

  test('A response that is nested a little is read', async () => {
    const { reply } = await sendTo((response) => response.end(`{"data":${nested(50)}}`));
    await expect(reply).resolves.toMatchObject({ body: { data: expect.anything() } });
  });
});

describe('A message of an odd type', () => {
  test.each([
    ['{"text":"no"}', 'Bad Request'],
    ['[]', 'Bad Request'],
    ['[1,null,{"a":1}]', 'Bad Request'],
    ['12', 'Bad Request'],
    ['null', 'Bad Request'],
    ['["alias is too long","expiry is odd"]', 'alias is too long, expiry is odd'],
    ['[1,"expiry is odd",["nested"]]', 'expiry is odd'],
    ['""', 'Bad Request'],
  ])('The message %s is shown as %j', async (message, expected) => {
    const failure = await failureAfter((response) =>
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(`{"statusCode":400,"message":${message}}`),
    );
    expect(failure).toMatchObject({ kind: 'status', status: 400, fromApi: true });
    expect(explainFailure(failure).join()).toContain(expected);
    expect(explainFailure(failure).join()).not.toContain('[object');
  });

  test('The token in a message of several texts is redacted', async () => {
    const failure = await failureAfter((response) =>
      response.writeHead(400).end('{"statusCode":400,"message":["no","hdy_secret is odd"]}'),
    );
    expect(JSON.stringify(failure)).toContain('*** is odd');
    expect(JSON.stringify(failure)).not.toContain('hdy_secret');
  });

  test.each([{ a: 1 }, ['x'], 1, null])('The message %j of a success that failed is no bug', (message) => {
    for (const body of [
      { statusCode: 500, message },
      { statusCode: 200, data: { success: false, message } },
    ])
      expect(() => parseResponse.list(body, CONTAINER)).toThrow(AttemptError);
  });

  test.each([null, 1, 'x', [], { name: 1 }, { name: {} }, { name: ['a'] }, { name: null }])(
    'A snapshot %j in a list is left out',
    (entry) => {
      const { snapshots, nameless } = parseResponse.list(
        { data: { snapshots: [entry, { name: 'a' }] } },
        CONTAINER,
      );
      expect(snapshots.map(({ name }) => name)).toEqual(['a']);
      expect(nameless).toBe(1);
    },
  );

  test('Odd fields of a snapshot are null', () => {
    const odd = {
      name: 'a',
      alias: { a: 1 },
      created_at: [1],
      expires_at: 'soon',
      last_used_at: 5,
      size: 'big',
    };
    const { snapshots } = parseResponse.list({ data: { snapshots: [odd] } }, CONTAINER);
    expect(snapshots).toEqual([
      { name: 'a', alias: null, created_at: null, expires_at: null, last_used_at: null, size: null },
    ]);
  });
});

describe('Retry-After', () => {
  test.each([
    ['7', 7_000],
    ['0', 0],
    ['99999999999999999999', 30 * DAY_MS],
    ['9'.repeat(400), 30 * DAY_MS],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 30 * DAY_MS],
  ])('The value %s is %d ms', (value, retryAfterMs) => {
    expect(parseRetryAfter({ 'retry-after': value }, 0)).toEqual({ retryAfterMs });
  });

  test.each(['', '1.5', '-1', '1e3', 'soon', '0x10'])('The value %j is none', (value) => {
    expect(parseRetryAfter({ 'retry-after': value }, 0)).toEqual({});
  });
});

describe('The bytes of a response', () => {
  test('A request forbids a compressed response', async () => {
    const { reply, server } = await sendTo((response) => response.end('{}'));
    await reply;
    expect(server.received[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('A byte order mark is no harm', async () => {
    const { reply } = await sendTo((response) => response.end('\uFEFF{"data":{}}'));
    await expect(reply).resolves.toMatchObject({ body: { data: {} } });
  });

  test('A cut object after a byte order mark is lost, not malformed', async () => {
    const failure = await failureAfter((response) => response.end('\uFEFF{"data":'));
    expect(failure.kind).toBe('lost');
  });

  test('A long body whose request is given up stops no other', async () => {
    let served = 0;
    const server = await start({
      answer: (response) => {
        served += 1;
        response.write(`{"data":"${'x'.repeat(3 * 1024 * 1024)}`);
        if (served > 1) response.end('"}');
      },
    });
    const { send } = open(server.url);
    const controller = new AbortController();
    const first = failureOf(send({ signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = send();
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort(new DOMException('Over.', 'TimeoutError'));
    await expect(first).resolves.toMatchObject({ kind: 'lost', reason: 'the request timed out' });
    await expect(second).resolves.toMatchObject({ body: { data: expect.any(String) } });
  });
});

describe('A response that is too long', () => {
  const longer = async (status: number) =>
    failureAfter((response) => {
      response.writeHead(status);
      for (let index = 0; index < 34; index += 1) response.write(Buffer.alloc(1024 * 1024, 'x'));
      response.end();
    });

  test('A list that is too long is called long', async () => {
    const failure = await longer(200);
    expect(failure.kind).toBe('oversized');
    expect(advise(failure, { kind: 'list' })).not.toContain('api-url');
  });

  test('An error that is too long has its status', async () => {
    const failure = await longer(502);
    expect(failure).toMatchObject({ kind: 'status', status: 502, fromApi: false });
    expect(meaningOf(failure).next).toBe('look first');
  });
});

describe('A handshake that fails', () => {
  /** The address of a server that does something else than TLS with a connection. */
  async function listen(act: (socket: Socket) => void): Promise<URL> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => act(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    afterThisTest(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return new URL(`https://127.0.0.1:${address.port}`);
  }

  test.each([
    ['handshake_failure', 40],
    ['internal_error', 80],
    ['unrecognized_name', 112],
    ['protocol_version', 70],
  ])('The alert %s is a connection that was not made, and is retried', async (_, code) => {
    const url = await listen((socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, code])));
    const failure = await failureOf(open(url).send());
    expect(failure.kind).toBe('unconnected');
    expect(describeFailure(failure)).toBe('the connection failed');
    expect(meaningOf(failure)).toMatchObject({ next: 'again', mayHaveActed: false });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['that speaks plain HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['that closes the connection', (socket) => socket.end()],
    ['that resets the connection', (socket) => socket.resetAndDestroy()],
  ])('A server %s in the handshake is not connected', async (_, act) => {
    const failure = await failureOf(open(await listen(act)).send());
    expect(failure.kind).toBe('unconnected');
  });
});

describe('A proxy that requires a login', () => {
  const throughProxy = async (statusLine: string) => {
    const proxy = await start({ onConnect: (client) => client.end(`HTTP/1.1 ${statusLine}\r\n\r\n`) });
    setEnvironment({
      HTTPS_PROXY: proxy.url.href,
      https_proxy: undefined,
      no_proxy: undefined,
      NO_PROXY: undefined,
    });
    return failureOf(open(new URL('https://api.hoody.test')).send());
  };

  test('A 407 of a proxy ends the call at once and names the proxy', async () => {
    const failure = await throughProxy('407 Proxy Authentication Required');
    expect(failure).toMatchObject({ kind: 'status', status: 407, fromApi: false });
    expect(meaningOf(failure)).toMatchObject({ next: 'give up', mayHaveActed: false });
    expect(describeFailure(failure)).toBe('the proxy responded with 407');
  });

  test.each(['502 Bad Gateway', '503 Service Unavailable', '403 Forbidden'])(
    'A %s of a proxy is a connection that was not made',
    async (statusLine) => {
      expect((await throughProxy(statusLine)).kind).toBe('unconnected');
    },
  );
});

describe('A request that is given up', () => {
  const giveUp = async (reason: Error) => {
    const controller = new AbortController();
    const server = await start({});
    const reply = failureOf(open(server.url).send({ signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort(reason);
    return reply;
  };

  test('A request whose time ends timed out', async () => {
    await expect(giveUp(new DOMException('Over.', 'TimeoutError'))).resolves.toEqual({
      kind: 'lost',
      reason: 'the request timed out',
    });
  });

  test('A request that is aborted was interrupted', async () => {
    await expect(giveUp(new DOMException('Aborted.', 'AbortError'))).resolves.toEqual({
      kind: 'lost',
      reason: 'the step was interrupted',
    });
  });
});
