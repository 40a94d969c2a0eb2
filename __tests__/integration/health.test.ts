import { selfSigned } from '../../tools/harness/self-signed.ts';
import { useServers } from '../helpers/fakes/loopback-server.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();
const startServer = useServers();

/** A site that responds with these statuses in turn, and with the last one from then on. */
async function startSite(...statuses: number[]) {
  const left = [...statuses];
  const site = await startServer({
    answer: (response) => {
      const status = left.length > 1 ? left.shift() : left[0];
      response.writeHead(status ?? 200, { location: 'https://elsewhere.example/' }).end('x'.repeat(100_000));
    },
  });
  return Object.assign(site, { address: new URL('/health?deep=1', site.url).href });
}

test.concurrent.each([200, 204, 302])(
  'A restore waits for a site that is not healthy yet and responds with %d in the end',
  async (status) => {
    const container = await hoody.container();
    const snapshot = await container.seed({ alias: 'good' });
    const site = await startSite(502, status);
    const result = await container.step({
      operation: 'restore',
      snapshot: 'good',
      'health-url': site.address,
    });
    expect(result).toMatchObject({ exitCode: 0, annotations: [] });
    expect(result.log).toMatch(
      new RegExp(`${site.url.host}/health\\?deep=1 is healthy: ${status} .* s\\)\\.`),
    );
    expect(result.summary).toContain('✅ Healthy');
    expect(site.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /health?deep=1',
      'GET /health?deep=1',
    ]);
    expect(JSON.stringify(site.received)).not.toContain(hoody.token);
    expect(site.received[0]?.headers).not.toHaveProperty('authorization');
    expect(result.outputs['snapshot-name']).toBe(snapshot.name);
  },
);

test.concurrent('A restore whose site stays unhealthy fails with the last response, and its outputs say what was done', async () => {
  const container = await hoody.container();
  const snapshot = await container.seed({ alias: 'good' });
  const site = await startSite(503);
  const result = await container.step({
    operation: 'restore',
    snapshot: 'good',
    'health-url': site.address,
    'timeout-seconds': '3',
  });
  expect(result.exitCode).toBe(1);
  expect(result.annotations).toHaveLength(1);
  expect(result.annotations[0]?.message).toMatch(
    /^Restored, but not healthy: http:.*\/health\?deep=1\n.* Last result: 503 Service Unavailable\.\n/,
  );
  expect(result.summary).toContain('❌ Restored, but not healthy');
  expect(result.outputs).toMatchObject({ 'snapshot-name': snapshot.name, changed: 'true' });
});

test.concurrent('A health check refuses a certificate that is not trusted, whatever the environment says', async () => {
  const container = await hoody.container();
  await container.seed({ alias: 'good' });
  const site = await startServer({ tls: selfSigned(), answer: (response) => response.end('ok') });
  const result = await container.step(
    {
      operation: 'restore',
      snapshot: 'good',
      'health-url': site.url.href.replace('http:', 'https:'),
      'timeout-seconds': '2',
    },
    { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  );
  expect(result.exitCode).toBe(1);
  expect(result.annotations.at(-1)?.message).toMatch(/DEPTH_ZERO_SELF_SIGNED_CERT/);
  expect(site.received).toEqual([]);
});

test.concurrent('A restore that fails asks no site, and neither does a dry run', async () => {
  const container = await hoody.container();
  await container.seed({ alias: 'good' });
  const site = await startSite(200);
  container.fault('restore', { kind: 'status', status: 403 });
  const restore = { operation: 'restore', snapshot: 'good', 'health-url': site.address };
  expect((await container.step(restore)).exitCode).toBe(1);
  const planned = await container.step({ ...restore, 'dry-run': 'true' });
  expect(planned.exitCode).toBe(0);
  expect(planned.log).toContain(`Dry run: would check the health of ${site.address}.`);
  expect(site.received).toEqual([]);
});

describe('A rollback with health checks', () => {
  test.concurrent('A rollback reports how long each site took to be healthy', async () => {
    const container = await hoody.container();
    const sites = await Promise.all([startSite(200), startSite(500, 200)]);
    const guard = {
      'restore-on-failure': 'true',
      'health-url': sites.map(({ address }) => address).join('\n'),
    };
    await withJob([container], guard, async ({ main, post }) => {
      await main();
      expect(sites.flatMap(({ received }) => received)).toEqual([]);
      // The address is in the state of the step; a later input does not replace it.
      const result = await post('failure', { 'health-url': 'http://127.0.0.1:1/' });
      expect(result.exitCode).toBe(0);
      const [{ level, message } = { level: '', message: '' }] = result.annotations;
      expect(level).toBe('warning');
      for (const { address } of sites) expect(message).toContain(`${address} is healthy (200 OK) after `);
      expect(result.summary).toContain('✅ Healthy');
    });
  });

  test.concurrent('A rollback whose site stays unhealthy is an error, after which the rollback itself is reported', async () => {
    const container = await hoody.container();
    const before = await container.tree();
    const guard = {
      'restore-on-failure': 'true',
      'health-url': 'http://127.0.0.1:1/health',
      'timeout-seconds': '3',
    };
    await withJob([container], guard, async ({ main, post }) => {
      await main();
      await container.spoil();
      const result = await post('failure');
      expect(result.exitCode).toBe(1);
      expect(await container.tree()).toEqual(before);
      expect(result.annotations.map(({ level }) => level)).toEqual(['error', 'warning']);
      expect(result.annotations[1]?.message).not.toContain('is healthy');
      expect(result.annotations[0]?.message).toMatch(/^Restored, but not healthy: .*\n.*ECONNREFUSED/);
      expect(result.summary.indexOf('❌ Restored, but not healthy')).toBeGreaterThan(0);
    });
  });
});
