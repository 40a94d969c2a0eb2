import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer as createPlainServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:tls';
import { selfSigned } from '../../tools/harness/self-signed.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { startRelay } from '../helpers/relay.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const certificate = selfSigned();
let directory: string;
let authority: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'hoody-tls-'));
  authority = path.join(directory, 'authority.pem');
  await writeFile(authority, certificate.cert);
});
afterAll(() => rm(directory, { recursive: true }));

/** The API behind TLS, and behind a relay. */
async function startTls() {
  const server = createServer(certificate, (client) => {
    const api = connect(Number(new URL(hoody.url).port), '127.0.0.1');
    client.on('error', () => api.destroy());
    api.on('error', () => client.destroy());
    client.pipe(api).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const relay = await startRelay(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    relay,
    url: `https://127.0.0.1:${relay.port}`,
    async close() {
      await relay.close();
      server.close();
    },
  };
}

test.concurrent('A certificate authority in NODE_EXTRA_CA_CERTS is trusted', async () => {
  const container = await hoody.container();
  const api = await startTls();
  const result = await container.step(
    { operation: 'create', 'api-url': api.url },
    { env: { NODE_EXTRA_CA_CERTS: authority } },
  );
  await api.close();
  expectSuccess(result);
  expect(container.operations).toEqual(['create']);
});

test.concurrent('An untrusted certificate fails the step at once, and gets no request', async () => {
  const container = await hoody.container();
  const api = await startTls();
  const result = await container.step({ operation: 'create', 'api-url': api.url });
  const { connections } = api.relay;
  await api.close();
  const message = expectFailure(result);
  expect(message).toContain('the TLS handshake failed.\nReason: DEPTH_ZERO_SELF_SIGNED_CERT\n');
  expect(message).not.toContain('The snapshot may exist anyway');
  expect(connections).toBe(1);
  expect(container.operations).toEqual([]);
});

test.concurrent('A TLS alert in the handshake is a connection that was not made, so the create step is sent again', async () => {
  const container = await hoody.container();
  const alert = createPlainServer((socket) => {
    socket.on('error', () => undefined);
    // Of the level "fatal": an internal error, as of a server that starts.
    socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 80])));
  });
  let handshakes = 0;
  alert.on('connection', () => {
    handshakes += 1;
  });
  alert.listen(0, '127.0.0.1');
  await once(alert, 'listening');
  const result = await container.step({
    operation: 'create',
    'api-url': `https://127.0.0.1:${(alert.address() as AddressInfo).port}`,
    'timeout-seconds': '3',
  });
  alert.close();
  const message = expectFailure(result);
  expect(message).toMatch(/the connection failed\.\nReason: (EPROTO|ERR_SSL_\w+)\n/);
  expect(message).not.toContain('The snapshot may exist anyway');
  expect(handshakes).toBeGreaterThan(1);
});

test.concurrent('A TLS error after a create step was sent is a lost response, which the list resolves', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'hang', acts: true });
  const api = await startTls();
  const running = container.step(
    { operation: 'create', 'api-url': api.url },
    { env: { NODE_EXTRA_CA_CERTS: authority } },
  );
  while ((await container.snapshots()).length === 0) await sleep(5);
  api.relay.inject('HTTP/1.1 400 Bad Request\r\n\r\n');
  const result = await running;
  await api.close();
  expectSuccess(result);
  expect(result.log).toMatch(/: no complete response arrived \((ERR_SSL_\w+|EPROTO)\)\. Retrying in/);
  expect(container.operations).toEqual(['create', 'list']);
  expect((await container.snapshots()).map(({ name }) => name)).toEqual([result.outputs['snapshot-name']]);
});
