import { createProbe } from '../../../src/health/probe.ts';
import { own, redactionOf } from '../../../src/text/redact.ts';
import { selfSigned } from '../../../tools/harness/self-signed.ts';
import { startServer } from '../../helpers/fakes/loopback-server.ts';

const never = new AbortController().signal;

test('A probe sends one GET request without a token', async () => {
  const server = await startServer({ answer: (response) => response.end('ok') });
  const url = new URL('/health?deep=1', server.url);
  await expect(createProbe(own)(url, never)).resolves.toEqual({ status: 200, reason: '200 OK' });
  expect(server.received).toMatchObject([{ method: 'GET', path: '/health?deep=1', body: '' }]);
  expect(server.received[0]?.headers).toEqual({
    accept: '*/*',
    'cache-control': 'no-cache',
    connection: 'close',
    host: server.url.host,
    'user-agent': expect.stringMatching(/^hoody-snapshot\//),
  });
  await server.close();
});

test('A probe follows no redirect and does not wait for the end of a body', async () => {
  const server = await startServer({
    answer: (response) => {
      response.writeHead(302, { location: '/elsewhere' }).write('a body without an end');
    },
  });
  await expect(createProbe(own)(server.url, never)).resolves.toMatchObject({ status: 302 });
  expect(server.received).toHaveLength(1);
  await server.idle();
  await server.close();
});

test('A response without a reason phrase is described by its status', async () => {
  const server = await startServer({ answer: (response) => response.writeHead(200, ' ').end() });
  await expect(createProbe(own)(server.url, never)).resolves.toEqual({ status: 200, reason: '200' });
  await server.close();
});

test('What a probe receives is redacted before it is described', async () => {
  const redact = redactionOf('hdy_secret');
  const server = await startServer({ answer: (response) => response.writeHead(200, 'OK hdy_secret').end() });
  await expect(createProbe(redact)(server.url, never)).resolves.toEqual({
    status: 200,
    reason: '200 OK ***',
  });
  await server.close();
  await expect(createProbe(redactionOf('ECONNREFUSED'))(server.url, never)).resolves.toEqual({
    error: 'no response (***)',
  });
});

test('A probe reports why there is no response', async () => {
  const probe = createProbe(own);
  await expect(probe(new URL('http://127.0.0.1:1/'), never)).resolves.toEqual({
    error: 'no response (ECONNREFUSED)',
  });
  const server = await startServer({});
  const signal = AbortSignal.timeout(50);
  await expect(probe(server.url, signal)).resolves.toEqual({ error: 'no response in time' });
  await server.close();
});

test('A probe refuses a certificate that is not trusted', async () => {
  const server = await startServer({ tls: selfSigned(), answer: (response) => response.end('ok') });
  await expect(createProbe(own)(server.url, never)).resolves.toEqual({
    error: 'no response (DEPTH_ZERO_SELF_SIGNED_CERT)',
  });
  await server.close();
});
