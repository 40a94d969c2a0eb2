import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Guard } from '../../src/guard/guard.ts';
import { serializeGuard } from '../../src/guard/state.ts';
import { useServers } from '../helpers/fakes/loopback-server.ts';
import { redacted } from '../helpers/fakes/text.ts';
import { withJob } from '../helpers/job.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { needs } from '../helpers/needs.ts';

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
    isTokenGiven: true,
    actionPath: '',
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

  test.concurrent('A forged state does not keep a create step from its work, nor its guard', async () => {
    const container = await hoody.container();
    const jobEnv = forgedState(hoody.url, container, 'forged');
    const before = await container.tree();
    await withJob([container], RESTORE, async ({ main, post }) => {
      expect((await main({}, { jobEnv })).outputs['count']).toBe('1');
      await container.spoil();
      expect((await post('failure', {}, { jobEnv })).exitCode).toBe(0);
    });
    expect(await container.tree()).toEqual(before);
    expect(container.operations).toEqual(['create', 'list', 'restore']);
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

describe('The directory in which guards find each other', () => {
  needs('modes').test.concurrent('Only this user can access it', async () => {
    const container = await hoody.container();
    await withJob([container], RESTORE, async ({ main, temp }) => {
      const directory = path.join(temp, DIRECTORY);
      await mkdir(directory, { mode: 0o777 });
      await main();
      expect((await stat(directory)).mode & 0o077).toBe(0);
    });
  });

  const OBSTACLES: [string, (directory: string) => Promise<unknown>][] = [
    ['the directory is removed', (directory) => rm(directory, { recursive: true })],
    [
      'a file is in place of the directory',
      async (directory) => {
        await rm(directory, { recursive: true });
        await writeFile(directory, '');
      },
    ],
    ['the time of the cancel is a directory', (directory) => mkdir(path.join(directory, 'cancelled-at'))],
    ['the time of the cancel is 0', (directory) => writeFile(path.join(directory, 'cancelled-at'), '0')],
    [
      'the file of the guard is a directory',
      async (directory) => {
        for (const name of await readdir(directory)) {
          await rm(path.join(directory, name));
          await mkdir(path.join(directory, name, 'full'), { recursive: true });
        }
      },
    ],
  ];

  async function expectRestore(obstruct: (directory: string) => Promise<unknown>): Promise<void> {
    const container = await hoody.container();
    const before = await container.tree();
    await withJob([container], RESTORE, async ({ main, post, temp }) => {
      await main();
      await obstruct(path.join(temp, DIRECTORY));
      await container.spoil();
      expect((await post('cancelled')).exitCode).toBe(0);
      expect(await container.tree()).toEqual(before);
    });
  }

  test.concurrent.each(OBSTACLES)('The guard restores even if %s', (_what, obstruct) =>
    expectRestore(obstruct),
  );

  const cancelledAt = (directory: string) => path.join(directory, 'cancelled-at');

  needs('named pipes').test.concurrent('The guard restores even if the time of the cancel is a FIFO', () =>
    expectRestore(async (directory) => execFileSync('mkfifo', [cancelledAt(directory)])),
  );

  needs('devices').test.concurrent(
    'The guard restores even if the time of the cancel is a link to a device',
    () => expectRestore((directory) => symlink('/dev/zero', cancelledAt(directory), 'file')),
  );

  needs('modes').test.concurrent('The guard restores even if the time of the cancel cannot be read', () =>
    expectRestore((directory) => writeFile(cancelledAt(directory), '0', { mode: 0 })),
  );

  test.concurrent('A post step that runs twice restores twice, which does no harm', async () => {
    const container = await hoody.container();
    const before = await container.tree();
    await withJob([container], RESTORE, async ({ main, post }) => {
      await main();
      for (let run = 0; run < 2; run += 1) {
        await container.spoil();
        expect((await post('failure')).exitCode).toBe(0);
        expect(await container.tree()).toEqual(before);
      }
    });
  });
});
