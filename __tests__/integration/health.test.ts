import { selfSigned } from '../../tools/harness/self-signed.ts';
import { useServers } from '../helpers/fakes/loopback-server.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();
const startServer = useServers();

/** A query can hold a secret, so no page, log or file shows one. */
const QUERY = 'deep=1&key=of-the-health-check';

/** A site that responds with these statuses in turn, and with the last one from then on. */
async function startSite(...statuses: number[]) {
  const left = [...statuses];
  const site = await startServer({
    answer: (response) => {
      const status = left.length > 1 ? left.shift() : left[0];
      response.writeHead(status ?? 200, { location: 'https://elsewhere.example/' }).end('x'.repeat(100_000));
    },
  });
  const address = new URL('/health', site.url).href;
  return Object.assign(site, { address, url: site.url, withQuery: `${address}?${QUERY}` });
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
      'health-url': site.withQuery,
    });
    expect(result).toMatchObject({ exitCode: 0, annotations: [] });
    expect(result.log).toMatch(new RegExp(`${site.url.host}/health is healthy: ${status} .* s\\)\\.`));
    expect(result.summary).toContain('✅ Healthy');
    expect(site.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /health?${QUERY}`,
      `GET /health?${QUERY}`,
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
    'health-url': site.withQuery,
    'timeout-seconds': '3',
  });
  expect(result.exitCode).toBe(1);
  expect(result.annotations).toHaveLength(1);
  expect(result.annotations[0]?.message).toMatch(
    /^Restored, but not healthy: http:.*\/health\n.* Last result: 503 Service Unavailable\.\n/,
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
  const restore = { operation: 'restore', snapshot: 'good', 'health-url': site.withQuery };
  expect((await container.step(restore)).exitCode).toBe(1);
  const planned = await container.step({ ...restore, 'dry-run': 'true' });
  expect(planned.exitCode).toBe(0);
  expect(planned.log).toContain(`Dry run: would check the health of ${site.address}.`);
  expect(site.received).toEqual([]);
});

describe('A rollback with health checks', () => {
  test.concurrent('A rollback reports how long each site took to be healthy', async () => {
    const container = await hoody.container();
    const sites = await Promise.all([startSite(200), startSite(200, 500, 200)]);
    const guard = {
      'restore-on-failure': 'true',
      'health-url': sites.map(({ withQuery }) => withQuery).join('\n'),
    };
    await withJob([container], guard, async ({ main, post }) => {
      const { log } = await main();
      for (const { address, received } of sites) {
        expect(received.map((request) => request.path)).toEqual([`/health?${QUERY}`]);
        expect(log).toContain(`${address} responds with 200 OK before the deploy.`);
      }
      // The address is in the state of the step; a later input does not replace it.
      const result = await post('failure', { 'health-url': 'http://127.0.0.1:1/' });
      expect(sites.map(({ received }) => received[1]?.path)).toEqual(['/health', '/health']);
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
      const [warning] = (await main()).annotations;
      expect(warning).toMatchObject({
        level: 'warning',
        message: expect.stringMatching(
          /^http:.*\/health gives no response \(ECONNREFUSED\) before the deploy\.\n/,
        ),
      });
      await container.spoil();
      const result = await post('failure');
      expect(result.exitCode).toBe(1);
      expect(result.env).toMatchObject({ HOODY_ROLLBACK: 'unhealthy' });
      expect(await container.tree()).toEqual(before);
      expect(result.annotations.map(({ level }) => level)).toEqual(['error', 'warning']);
      expect(result.annotations[1]?.message).not.toContain('is healthy');
      expect(result.annotations[0]?.message).toMatch(/^Restored, but not healthy: .*\n.*ECONNREFUSED/);
      expect(result.summary.indexOf('❌ Restored, but not healthy')).toBeGreaterThan(0);
    });
  });
});

describe('The query of an address', () => {
  const INNER = { actionPath: '/home/runner/work/site/site/.github/actions/guard' };
  const NOTICE = 'The health is checked without the query of `health-url`';

  /** Runs a guarded job that fails, and returns the path that the site was asked for, and the log. */
  async function rollBack(postInputs: Record<string, string>, options = {}) {
    const container = await hoody.container();
    const site = await startSite(200);
    const guard = { 'restore-on-failure': 'true', 'health-url': site.withQuery };
    let seen = { path: '', log: '', state: '' };
    await withJob([container], guard, async ({ main, post }) => {
      const { state } = await main({}, options);
      const inputs = Object.fromEntries(
        Object.entries(postInputs).map(([name, value]) => [name, value.replace('SITE', site.address)]),
      );
      const { exitCode, log } = await post('failure', inputs, options);
      expect(exitCode).toBe(0);
      seen = { path: site.received[1]?.path ?? '', log, state: state['guard'] ?? '' };
    });
    return seen;
  }

  test.concurrent('The post step reads it from its input, and the state does not have it', async () => {
    const { path, log, state } = await rollBack({});
    expect(path).toBe(`/health?${QUERY}`);
    expect(state).toContain('/health');
    expect(state).not.toContain('of-the-health-check');
    expect(log).not.toContain(NOTICE);
  });

  test.concurrent.each(['', 'SITEs?x=1', 'SITE?x=1, https://a.example', `SITE?key=${'TOKEN'}`])(
    'The check is made without it, and says so, where the input is %j',
    async (given) => {
      const { path, log } = await rollBack({ 'health-url': given.replace('TOKEN', hoody.token) });
      expect(path).toBe('/health');
      expect(log).toContain(NOTICE);
    },
  );

  test.concurrent('The state of a step in a composite action has it', async () => {
    const { path, log, state } = await rollBack({ 'health-url': '', token: '' }, INNER);
    expect(path).toBe(`/health?${QUERY}`);
    expect(state).toContain(QUERY);
    expect(log).not.toContain(NOTICE);
  });

  test.concurrent('Nothing is said where no address had one', async () => {
    const container = await hoody.container();
    const site = await startSite(200);
    const guard = { 'restore-on-failure': 'true', 'health-url': site.address };
    await withJob([container], guard, async ({ main, post }) => {
      await main();
      expect((await post('failure', { 'health-url': '' })).log).not.toContain(NOTICE);
      expect(site.received.map(({ path }) => path)).toEqual(['/health', '/health']);
    });
  });
});
