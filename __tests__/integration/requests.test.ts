import { version } from '../../package.json';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { startRelay } from '../helpers/relay.ts';
import { expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const WIRE = {
  create: ['POST', ''],
  list: ['GET', ''],
  restore: ['PATCH', '/snap-20250115-103000'],
  alias: ['PATCH', '/snap-20250115-103000/alias'],
  delete: ['DELETE', '/snap-20250115-103000'],
} as const;

describe('A request', () => {
  test.concurrent.each(EVERY_OPERATION)(
    'A request for %s has its endpoint, the user agent of the action and the token',
    async (operation) => {
      const container = await hoody.container();
      const { name } = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
      expectSuccess(await container.step(INPUTS_OF[operation](name)));
      const [method, end] = WIRE[operation];
      expect(container.requests).toMatchObject([
        {
          method,
          url: `/api/v1/containers/${container.id}/snapshots${end}`,
          headers: {
            authorization: `Bearer ${hoody.token}`,
            accept: 'application/json',
            'user-agent': expect.stringContaining(`hoody-snapshot/${version}`),
          },
        },
      ]);
      const [request] = container.requests;
      expect(request?.headers['content-type']).toBe(
        operation === 'create' || operation === 'alias' ? 'application/json' : undefined,
      );
      expect(request?.body === '').toBe(operation !== 'create' && operation !== 'alias');
    },
  );

  test.concurrent('A request uses the connection of the previous one', async () => {
    const container = await hoody.container();
    await container.seed({ alias: 'old' });
    const relay = await startRelay(hoody.url);
    const result = await container.step({ operation: 'delete', snapshot: 'old', 'api-url': relay.url });
    const { connections } = relay;
    await relay.close();
    expectSuccess(result);
    expect(container.operations).toEqual(['list', 'delete']);
    expect(connections).toBe(1);
  });

  test.concurrent('A request works with an IPv6 address', async () => {
    const container = await hoody.container();
    const relay = await startRelay(hoody.url, 0, { host: '::1' });
    const result = await container.step({ operation: 'list', 'api-url': relay.url });
    await relay.close();
    expect(relay.url).toContain('http://[::1]:');
    expectSuccess(result);
    expect(container.requests).toMatchObject([{ headers: { host: new URL(relay.url).host } }]);
  });

  test.concurrent('A request works with localhost and with a slash at the end of the API URL', async () => {
    const container = await hoody.container();
    const { port } = new URL(hoody.url);
    expectSuccess(await container.step({ operation: 'list', 'api-url': `http://localhost:${port}//` }));
    expect(container.operations).toEqual(['list']);
  });
});
