import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

interface Connect {
  target: string;
  headers: string;
}

/** A proxy that records each CONNECT request, and refuses it or stays silent. */
async function startProxy(behavior: 'refuses' | 'requires a login' | 'is silent') {
  const connects: Connect[] = [];
  const server: Server = createServer();
  server.on('connect', (request, socket) => {
    connects.push({ target: request.url ?? '', headers: JSON.stringify(request.rawHeaders) });
    socket.on('error', () => undefined);
    if (behavior === 'refuses') socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    if (behavior === 'requires a login') socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connects,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('A proxy', () => {
  test.concurrent.each(['HTTPS_PROXY', 'https_proxy'])(
    'A proxy in %s gets a CONNECT request, and does not see the token',
    async (name) => {
      const proxy = await startProxy('refuses');
      const container = await hoody.container();
      const result = await container.step(
        { operation: 'create', 'api-url': 'https://realm.api.hoody.test', 'timeout-seconds': '2' },
        { env: { [name]: proxy.url } },
      );
      proxy.close();
      expectFailure(result);
      expect(result.log).toContain('the connection failed (tunneling socket could not be established');
      // The API cannot have acted, so the create step is sent again without a list.
      expect(proxy.connects.length).toBeGreaterThan(1);
      for (const { target, headers } of proxy.connects) {
        expect(target).toBe('realm.api.hoody.test:443');
        expect(headers).not.toMatch(/authorization|bearer|hdy_/i);
        expect(headers).not.toContain(hoody.token);
      }
    },
  );

  test.concurrent('A proxy that requires a login fails the step at once', async () => {
    const proxy = await startProxy('requires a login');
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'create', 'api-url': 'https://realm.api.hoody.test' },
      { env: { HTTPS_PROXY: proxy.url } },
    );
    proxy.close();
    const message = expectFailure(result);
    expect(message).toContain('the proxy responded with 407.\nMessage: Proxy Authentication Required\n');
    expect(message).toContain('Check the user name and the password in HTTPS_PROXY.');
    expect(proxy.connects).toHaveLength(1);
  });

  test.concurrent('A silent proxy does not delay the step beyond its time', async () => {
    const proxy = await startProxy('is silent');
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'list', 'api-url': 'https://realm.api.hoody.test', 'timeout-seconds': '2' },
      { env: { HTTPS_PROXY: proxy.url } },
    );
    proxy.close();
    expect(expectFailure(result)).toContain(
      'the time limit of 2 s (`timeout-seconds`) leaves no time for another.',
    );
    expect(proxy.connects).toHaveLength(1);
  });

  test.concurrent('A proxy is not used for a host in NO_PROXY', async () => {
    const proxy = await startProxy('refuses');
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'list', 'api-url': 'https://realm.api.hoody.invalid', 'timeout-seconds': '1' },
      { env: { HTTPS_PROXY: proxy.url, NO_PROXY: 'realm.api.hoody.invalid' } },
    );
    proxy.close();
    expectFailure(result);
    expect(proxy.connects).toEqual([]);
  });

  test.concurrent('A proxy is not used for this machine', async () => {
    const proxy = await startProxy('refuses');
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'list' },
      { env: { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url } },
    );
    proxy.close();
    expectSuccess(result);
    expect(proxy.connects).toEqual([]);
    expect(container.operations).toEqual(['list']);
  });

  test.concurrent('An unusable proxy fails the step before any request', async () => {
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'create', 'api-url': 'https://realm.api.hoody.test' },
      { env: { HTTPS_PROXY: 'user:hunter2@proxy.test:3128' } },
    );
    const message = expectFailure(result);
    expect(message).toMatch(/^HTTPS_PROXY does not contain a valid proxy URL\.\nNo request was sent\./);
    // The state has what every step of the job has in its environment.
    expect(JSON.stringify({ ...result, state: {} })).not.toContain('hunter2');
    expect(result.log).not.toContain('Requests:');
  });

  test.concurrent('An unusable proxy does not matter for this machine', async () => {
    const container = await hoody.container();
    expectSuccess(
      await container.step({ operation: 'list' }, { env: { HTTPS_PROXY: 'proxy', HTTP_PROXY: 'proxy' } }),
    );
  });
});
