import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { selfSigned } from '../../tools/harness/self-signed.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { needs } from '../helpers/needs.ts';

const hoody = useLocalHoody();

const RESTORE = { 'restore-on-failure': 'true', 'timeout-seconds': '60' };
/** Only a proxy knows where this is. */
const API = 'https://hoody.test';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'hoody-connection-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** A proxy to a server that has a certificate for the API: the API itself, or somebody who reads what it gets. */
async function startRoute(server: 'the API' | 'a thief') {
  const certificate = selfSigned();
  const received: string[] = [];
  const front = createTlsServer(certificate, (client) => {
    client.on('error', () => undefined);
    if (server === 'a thief') {
      client.on('data', (data) => received.push(String(data)));
      client.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"statusCode":200,"data":{}}');
      return;
    }
    const api = connect(Number(new URL(hoody.url).port), '127.0.0.1');
    api.on('error', () => client.destroy());
    client.on('close', () => api.destroy());
    client.pipe(api).pipe(client);
  });
  const connects: string[] = [];
  const proxy = createHttpServer().on('connect', (request, socket: Socket) => {
    connects.push(request.url ?? '');
    const tunnel = connect(portOf(front), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const one of [socket, tunnel]) one.on('error', () => undefined);
  });
  for (const each of [front, proxy]) {
    each.listen(0, '127.0.0.1');
    await once(each, 'listening');
  }
  const authority = path.join(directory, `authority-${portOf(front)}.pem`);
  await writeFile(authority, certificate.cert);
  return {
    env: { HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`, NODE_EXTRA_CA_CERTS: authority },
    authority,
    certificate: certificate.cert,
    connects,
    received,
    close() {
      proxy.closeAllConnections();
      proxy.close();
      front.close();
    },
  };
}

function portOf(server: Pick<Server, 'address'>): number {
  return (server.address() as AddressInfo).port;
}

type Route = Awaited<ReturnType<typeof startRoute>>;

/** Runs a job whose step connects over a route, and whose post step gets another environment. */
async function rollBack(
  own: Route,
  env: Record<string, string>,
  between: (temp: string) => Promise<void> = async () => undefined,
) {
  const container = await hoody.container();
  const before = await container.tree();
  return withJob([container], { ...RESTORE, 'api-url': API }, async ({ main, post, temp }) => {
    const created = await main({}, { env: own.env });
    expect(created.annotations).toEqual([]);
    await container.spoil();
    await between(temp);
    const result = await post('failure', {}, { env: { ...own.env, ...env } });
    const isBack = JSON.stringify(await container.tree()) === JSON.stringify(before);
    return { result, isBack, created, files: await readdir(temp) };
  });
}

test.concurrent('A later step that sets a proxy and a certificate neither gets the token nor stops the rollback', async () => {
  const [own, thief] = [await startRoute('the API'), await startRoute('a thief')];
  const { result, isBack } = await rollBack(own, thief.env);
  own.close();
  thief.close();
  expect(thief.received).toEqual([]);
  expect(thief.connects).toEqual([]);
  expect(result.exitCode).toBe(0);
  expect(isBack).toBe(true);
  expect(changesIn(result.log)).toEqual(named(['HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS']));
});

/** The variables that the log says another step changed. */
function changesIn(log: string): string[] {
  const line = /^Another step of the job changed (.*)\. The post step connects as its own step did\.$/m.exec(
    log,
  );
  return named(line?.[1]?.split(', ') ?? []);
}

/** Names of variables, of which Windows ignores the case. */
function named(names: string[]): string[] {
  return process.platform === 'win32' ? [...new Set(names.map((name) => name.toUpperCase()))] : names;
}

async function expectRollBack(env: Record<string, string>): Promise<void> {
  const own = await startRoute('the API');
  const { result, isBack } = await rollBack(own, env);
  own.close();
  expect(result.exitCode).toBe(0);
  expect(isBack).toBe(true);
  expect(changesIn(result.log)).toEqual(named(Object.keys(env)));
}

test.concurrent.each<[string, Record<string, string>]>([
  ['switches certificate checks off', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ['sets a proxy that is none', { HTTPS_PROXY: 'socks5://127.0.0.1:1' }],
  ['unsets the proxy', { HTTPS_PROXY: '' }],
  ['exempts the API from the proxy', { no_proxy: 'hoody.test' }],
  ['lets Node.js debug', { NODE_DEBUG: 'http' }],
])('A later step that %s does not stop the rollback', (_, env) => expectRollBack(env));

needs('case of variables').test.concurrent(
  'A later step that sets its own proxy in lower case does not stop the rollback',
  () => expectRollBack({ https_proxy: 'http://127.0.0.1:1' }),
);

needs('named pipes').test.concurrent(
  'A later step that names a FIFO as certificates does not stop the rollback',
  async () => {
    const own = await startRoute('the API');
    const fifo = path.join(directory, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const { result, isBack } = await rollBack(own, { NODE_EXTRA_CA_CERTS: fifo });
    own.close();
    expect(result.exitCode).toBe(0);
    expect(isBack).toBe(true);
  },
);

test.concurrent('A certificate whose file is deleted or replaced after the step is still trusted', async () => {
  const own = await startRoute('the API');
  const { result, isBack, files } = await rollBack(own, {}, () => rm(own.authority));
  own.close();
  expect(result.exitCode).toBe(0);
  expect(isBack).toBe(true);
  expect(result.log).not.toContain('Another step');
  expect(files.filter((name) => name.startsWith('hoody-certificates-'))).toEqual([]);
});

test.concurrent('A long file of certificates that changed after the step is not trusted, and the error says so', async () => {
  const own = await startRoute('the API');
  const pad = `# ${'x'.repeat(78)}\n`.repeat(300);
  await writeFile(own.authority, pad + own.certificate);
  const { result, isBack, created } = await rollBack(own, {}, () =>
    writeFile(own.authority, `${pad}${own.certificate}\n`),
  );
  own.close();
  expect(created.state['connection']).not.toContain('BEGIN CERTIFICATE');
  expect(result.exitCode).toBe(1);
  expect(isBack).toBe(false);
  expect(result.annotations[0]?.message).toContain(
    'Another step of the job changed the file of NODE_EXTRA_CA_CERTS, so its certificates are not trusted.',
  );
});

test.concurrent('A long file of certificates that did not change is trusted', async () => {
  const own = await startRoute('the API');
  await writeFile(own.authority, `# ${'x'.repeat(78)}\n`.repeat(300) + own.certificate);
  const { result, isBack } = await rollBack(own, { HTTPS_PROXY: 'http://127.0.0.1:1' });
  own.close();
  expect(result.exitCode).toBe(0);
  expect(isBack).toBe(true);
});

test.concurrent('The password of a proxy is masked, and stands only in the state', async () => {
  const own = await startRoute('the API');
  const { host } = new URL(own.env.HTTPS_PROXY);
  const env = { ...own.env, HTTPS_PROXY: `http://user:pass%2Fw0rd@${host}` };
  const { result, created } = await rollBack({ ...own, env }, { HTTPS_PROXY: 'http://127.0.0.1:1' });
  own.close();
  expect(result.exitCode).toBe(0);
  for (const { masks, log, summary, outputs } of [created, result]) {
    expect(masks).toEqual(expect.arrayContaining(['pass%2Fw0rd', 'pass/w0rd']));
    expect(log + summary + JSON.stringify(outputs)).not.toMatch(/pass(%2F|\/)w0rd/);
  }
  expect(created.state['connection']).toContain('pass%2Fw0rd');
});

test.concurrent('Another token from the environment is tried, and the error names it if it is refused', async () => {
  const container = await hoody.container();
  const other = await hoody.emulator.addToken({ permissions: { [container.id]: ['access'] } });
  await withJob([container], { ...RESTORE, token: '' }, async ({ main, post }) => {
    const created = await main({}, { env: { HOODY_TOKEN: hoody.token } });
    expect(created.exitCode).toBe(0);
    expect(created.state['guard']).not.toContain(hoody.token);
    const result = await post('failure', {}, { env: { HOODY_TOKEN: other } });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('The token differs from that of the step.');
    expect(result.annotations[0]?.message).toContain('Another step of the job may have changed HOODY_TOKEN.');
  });
});

test.concurrent('A post step without a change of the environment starts once', async () => {
  const container = await hoody.container();
  await withJob([container], RESTORE, async ({ main, post }) => {
    await main();
    const result = await post('failure');
    expect(result.exitCode).toBe(0);
    expect(result.log).not.toContain('Another step');
  });
});
