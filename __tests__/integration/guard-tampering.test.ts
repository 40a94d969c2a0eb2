import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Guard } from '../../src/guard/guard.ts';
import { claimName } from '../../src/guard/job-directory.ts';
import { serializeGuard } from '../../src/guard/state.ts';
import { useServers } from '../helpers/fakes/loopback-server.ts';
import { redacted } from '../helpers/fakes/text.ts';
import { withJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();
const startServer = useServers();

const RESTORE = { 'restore-on-failure': 'true' };
const DIRECTORY = 'hoody-snapshot-guards';

/** The state of a guard that nobody created, as variables that a step of the job can set. */
function forgedState(apiUrl: string, container: LocalContainer, name: string): Record<string, string> {
  const forged = redacted<Guard>({
    id: 'forged',
    apiUrl: new URL(apiUrl),
    restoreOnFailure: true,
    deleteOnSuccess: true,
    healthUrls: [],
    lacksQueries: false,
    maxParallel: 1,
    timeoutMs: 10_000,
    summary: true,
    labels: {},
    snapshots: [{ containerId: container.id, name, createdAt: '', ownership: 'made', isUniqueName: true }],
  });
  const { guard, snapshots } = serializeGuard(forged);
  const { maxParallel, summary, labels } = forged;
  const attempt = {
    containerIds: [container.id],
    alias: name,
    isGenerated: true,
    clockOffsetMs: 0,
    sentAt: 0,
  };
  return {
    STATE_guard: guard,
    STATE_snapshots: snapshots,
    STATE_unsettled: JSON.stringify({ apiUrl, maxParallel, summary, labels, attempts: [attempt] }),
    STATE_isPost: 'true',
  };
}

describe('A state that another step forged', () => {
  test.concurrent.each(['failure', 'success'] as const)(
    'A forged state neither redirects the token nor changes a snapshot after %s',
    async (jobStatus) => {
      const container = await hoody.container();
      const other = await container.seed({ alias: 'other' });
      const foreign = await startServer({ answer: (response) => response.end('{}') });
      for (const apiUrl of [foreign.url.href, hoody.url]) {
        const jobEnv = forgedState(apiUrl, container, other.name);
        await withJob([container], { operation: 'list' }, async ({ main, post }) => {
          await main({}, { jobEnv });
          expect(await post(jobStatus, {}, { jobEnv })).toMatchObject({ exitCode: 0, stdout: '' });
        });
      }
      expect(foreign.received).toEqual([]);
      expect(container.operations).toEqual(['list', 'list']);
      expect(await container.snapshots()).toEqual([other]);
    },
  );

  test.concurrent('A forged state does not keep a create from its work, nor its guard', async () => {
    const container = await hoody.container();
    const jobEnv = forgedState(hoody.url, container, 'forged');
    const before = await container.tree();
    await withJob([container], RESTORE, async ({ main, post }) => {
      expect((await main({}, { jobEnv })).outputs['count']).toBe('1');
      await container.spoil();
      expect((await post('failure', {}, { jobEnv })).exitCode).toBe(0);
    });
    expect(await container.tree()).toEqual(before);
    expect(container.operations).toEqual(['create', 'restore']);
  });

  test.concurrent.each([
    ['another address', { apiUrl: 'http://gateway.example' }],
    ['an address with a password', { apiUrl: 'https://user:password@api.hoody.test' }],
    ['a setting of another type', { timeoutMs: '300' }],
  ])('A state with %s is an error, and nothing is sent', async (_what, fields) => {
    const container = await hoody.container();
    await withJob([container], RESTORE, async ({ main, post }) => {
      const { state } = await main();
      const guard = JSON.stringify({ ...JSON.parse(state['guard'] ?? ''), ...fields });
      const result = await post('failure', {}, { postOf: { state: { ...state, guard } } });
      expect(result.exitCode).toBe(1);
      expect(result.annotations).toHaveLength(1);
      expect(result.annotations[0]?.message).toMatch(
        /^The saved state of the step is invalid\. .*\nReason: /,
      );
      expect(result.stdout).not.toMatch(/curl|user:|gateway/);
      expect(container.operations).toEqual(['create']);
    });
  });

  test.concurrent.each(['../../..', 'a b', ''])(
    'A state with the snapshot %j is an error, and nothing is sent',
    async (name) => {
      const container = await hoody.container();
      await withJob([container], RESTORE, async ({ main, post }) => {
        const { state } = await main();
        const snapshots = JSON.stringify([[container.id, name, '', 0]]);
        const result = await post('failure', {}, { postOf: { state: { ...state, snapshots } } });
        expect(result.exitCode).toBe(1);
        expect(result.annotations[0]?.message).toContain('the name of a snapshot is invalid');
        expect(container.operations).toEqual(['create']);
      });
    },
  );
});

describe('A claim that exists before the post step', () => {
  test.concurrent('A claim whose name can be foreseen from the state does not silence the guard', async () => {
    const container = await hoody.container();
    const before = await container.tree();
    await withJob([container], RESTORE, async ({ main, post, temp }) => {
      const { state } = await main();
      const { id } = JSON.parse(state['guard'] ?? '');
      const names = [`hoody-guard-${id}`, `${DIRECTORY}/${id}`, `${DIRECTORY}/claimed-${id}`];
      for (const name of [...names, `${DIRECTORY}/${claimName(id, '')}`])
        await writeFile(path.join(temp, name), '');
      await container.spoil();
      expect((await post('failure')).exitCode).toBe(0);
      expect(await container.tree()).toEqual(before);
    });
  });

  test.concurrent('A claim is an error with the command to restore manually', async () => {
    const container = await hoody.container();
    await withJob([container], RESTORE, async ({ main, post, temp }) => {
      const created = await main();
      const { id } = JSON.parse(created.state['guard'] ?? '');
      await writeFile(path.join(temp, DIRECTORY, claimName(id, hoody.token)), '');
      const result = await post('failure');
      expect(result.exitCode).toBe(1);
      expect(result.annotations).toHaveLength(1);
      expect(result.annotations[0]?.message).toMatch(
        /^Another process already started this rollback[\s\S]*\ncurl /,
      );
      expect(result.annotations[0]?.message).toContain(`/snapshots/${created.outputs['snapshot-name']}'`);
      expect(container.operations).toEqual(['create']);
    });
  });

  test.concurrent('Only this user can access the directory of the claims, and its names contain no token', async () => {
    const container = await hoody.container();
    await withJob([container], RESTORE, async ({ main, post, temp }) => {
      const directory = path.join(temp, DIRECTORY);
      await mkdir(directory, { mode: 0o777 });
      await main();
      expect((await stat(directory)).mode & 0o077).toBe(0);
      await post('failure');
      const names = (await readdir(directory)).join('\n');
      expect(names).toMatch(/^claimed-[0-9a-f]{64}$/m);
      expect(names).not.toContain(hoody.token);
    });
  });

  test.concurrent.each(['removed', 'a file'])(
    'The guard restores even if the directory of the claims is %s',
    async (what) => {
      const container = await hoody.container();
      const before = await container.tree();
      await withJob([container], RESTORE, async ({ main, post, temp }) => {
        await main();
        await rm(path.join(temp, DIRECTORY), { recursive: true });
        if (what === 'a file') await writeFile(path.join(temp, DIRECTORY), '');
        await container.spoil();
        expect((await post('cancelled')).exitCode).toBe(0);
        expect(await container.tree()).toEqual(before);
      });
    },
  );
});
