import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Guard } from '../../src/guard/guard.ts';
import { post } from '../../src/post.ts';
import { type LoopbackServer, startServer } from '../helpers/fakes/loopback-server.ts';
import { FakeRunner } from '../helpers/fakes/runner.ts';
import { CONTAINER } from '../helpers/fakes/snapshot.ts';

const NAME = 'snap-20250115-103000';
const TARGET = `/api/v1/containers/${CONTAINER}/snapshots/${NAME}`;

const runner = new FakeRunner();
let server: LoopbackServer;
let status: number;

beforeAll(async () => {
  server = await startServer({
    answer: (response) => {
      response.writeHead(status).end(JSON.stringify({ message: 'Hm', data: { snapshot_name: NAME } }));
    },
  });
});
beforeEach(() => {
  status = 200;
  server.received.length = 0;
});
afterAll(async () => {
  await server.close();
  runner.remove();
});

/** A guard that has not acted yet. */
const createGuard = (fields: Partial<Guard> = {}): Guard => ({
  id: randomUUID(),
  apiUrl: server.url.href,
  restoreOnFailure: true,
  deleteOnSuccess: true,
  snapshots: [{ containerId: CONTAINER, name: NAME, createdAt: '2025-01-15T10:30:00.000Z' }],
  ...fields,
});

/** Runs the post step after a job with this status. */
function run(jobStatus: string, guard = createGuard(), variables: Record<string, string | undefined> = {}) {
  return runner.run(() => post(guard), {
    INPUT_TOKEN: 'hdy_secret',
    'INPUT_JOB-STATUS': jobStatus,
    ...variables,
  });
}
const requests = () => server.received.map(({ method, path: target }) => `${method} ${target}`);

test.each(['failure', 'cancelled'])(
  'A job with the status %s rolls the container back',
  async (jobStatus) => {
    const { failed, summary } = await run(jobStatus);
    expect(failed).toBe(false);
    expect(requests()).toEqual([`PATCH ${TARGET}`]);
    expect(summary).toContain('was rolled back');
  },
);

test('A job that succeeds deletes the snapshot', async () => {
  const { failed, summary } = await run('success', createGuard(), { INPUT_SUMMARY: 'false' });
  expect(failed).toBe(false);
  expect(requests()).toEqual([`DELETE ${TARGET}`]);
  expect(summary).toBe('');
});

test('A guard with nothing to do sends nothing', async () => {
  const { failed } = await run('failure', createGuard({ restoreOnFailure: false }));
  expect(failed).toBe(false);
  expect(requests()).toEqual([]);
});

test('A guard acts once', async () => {
  const guard = createGuard();
  await run('failure', guard);
  await run('failure', guard);
  expect(requests()).toEqual([`PATCH ${TARGET}`]);
});

test('A guard acts even if it cannot record that it did', async () => {
  await run('failure', createGuard(), { RUNNER_TEMP: path.join(runner.temp, 'nowhere') });
  expect(requests()).toEqual([`PATCH ${TARGET}`]);
});

test('The record of a guard is in the temporary directory of the system if the runner gives none', async () => {
  const guard = createGuard();
  await run('failure', guard, { RUNNER_TEMP: undefined });
  await run('failure', guard, { RUNNER_TEMP: undefined });
  rmSync(path.join(tmpdir(), `hoody-guard-${guard.id}`));
  expect(requests()).toEqual([`PATCH ${TARGET}`]);
});

test('A rollback that fails is an error with the command to restore by hand', async () => {
  status = 403;
  const { failed, stdout } = await run('failure');
  expect(failed).toBe(true);
  expect(stdout).toMatch(
    new RegExp(
      `^::error .*rollback of container ${CONTAINER} to snapshot ${NAME} failed.*%0Acurl .*${TARGET}'$`,
      'm',
    ),
  );
});

test('Certificate checks that are off prevent a rollback, and the command to do it by hand is shown', async () => {
  const { failed, stdout } = await run('failure', createGuard({ apiUrl: 'https://api.hoody.test' }), {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  });
  expect(failed).toBe(true);
  expect(stdout).toMatch(/^::error title=Hoody snapshot::NODE_TLS_REJECT_UNAUTHORIZED is 0/m);
  expect(stdout).toMatch(/^::error .*Nothing was rolled back\..*curl .*https:\/\/api\.hoody\.test/m);
});

test('A snapshot that is left over is a warning', async () => {
  status = 403;
  const { failed, stdout } = await run('success');
  expect(failed).toBe(false);
  expect(stdout).toMatch(
    new RegExp(`^::warning .*Snapshot ${NAME} of container ${CONTAINER} is left over`, 'm'),
  );
});

describe('An unknown job status', () => {
  test('An unknown status changes nothing, and the error shows the command to restore by hand', async () => {
    const { failed, stdout } = await run('');
    expect(failed).toBe(true);
    expect(requests()).toEqual([]);
    expect(stdout).toContain('The runner tells "" as the status of the job');
    expect(stdout).toMatch(/^::error .*Nothing was rolled back\..*curl/m);
  });

  test('An unknown status without a rollback shows no command', async () => {
    const { failed, stdout } = await run('skipped', createGuard({ restoreOnFailure: false }));
    expect(failed).toBe(true);
    expect(stdout).not.toContain('curl');
  });
});
