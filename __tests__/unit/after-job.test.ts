import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterJob, rejectState } from '../../src/after-job.ts';
import type { Guard } from '../../src/guard/guard.ts';
import { claimName } from '../../src/guard/job-directory.ts';
import { planGuard } from '../../src/guard/plan.ts';
import type { Runner } from '../../src/runner/runner.ts';
import { type LoopbackServer, startServer } from '../helpers/fakes/loopback-server.ts';
import { FakeRunner } from '../helpers/fakes/runner.ts';
import { CONTAINER } from '../helpers/fakes/snapshot.ts';

const NAME = 'snap-20250115-103000';
const TOKEN = 'hdy_secret';
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
  apiUrl: server.url,
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  snapshots: [{ containerId: CONTAINER, name: NAME, createdAt: '2025-01-15T10:30:00.000Z' }],
  ...fields,
});

/** Runs the post step after a job with this status. */
function run(jobStatus: string, guard = createGuard(), variables: Record<string, string | undefined> = {}) {
  const switches = { 'restore-on-failure': '', 'delete-on-success': '' };
  const plan = planGuard(guard, { jobStatus, switches });
  if (plan.action === 'nothing' || plan.action === 'disarmed') throw new Error('there is nothing to do');
  return runner.run(
    (given) => afterJob(guard, plan, jobStatus, given, () => import('../../src/network.ts')),
    { INPUT_TOKEN: TOKEN, ...variables },
  );
}
const requests = () => server.received.map(({ method, path: target }) => `${method} ${target}`);

test.each(['failure', 'cancelled'])(
  'A job with the status %s rolls the container back',
  async (jobStatus) => {
    const { failed, summary } = await run(jobStatus);
    expect(failed).toBe(false);
    expect(requests()).toEqual([`PATCH ${TARGET}`]);
    expect(summary).toContain('went back to how it was');
  },
);

test('A job that succeeds deletes the snapshot', async () => {
  const { failed, summary } = await run('success', createGuard({ summary: false }));
  expect(failed).toBe(false);
  expect(requests()).toEqual([`DELETE ${TARGET}`]);
  expect(summary).toBe('');
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
  rmSync(path.join(tmpdir(), 'hoody-snapshot-guards', claimName(guard.id, TOKEN)));
  expect(requests()).toEqual([`PATCH ${TARGET}`]);
});

test('A rollback that fails is an error with the command to restore manually', async () => {
  status = 403;
  const { failed, stdout } = await run('failure');
  expect(failed).toBe(true);
  expect(stdout).toMatch(
    new RegExp(
      `^::error .*Could not roll container ${CONTAINER} back to snapshot ${NAME}\\..*%0Acurl .*${TARGET}'$`,
      'm',
    ),
  );
});

test('Certificate checks that are off prevent a rollback, and the command to restore manually is shown', async () => {
  const { failed, stdout } = await run(
    'failure',
    createGuard({ apiUrl: new URL('https://api.hoody.test') }),
    {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    },
  );
  expect(failed).toBe(true);
  expect(stdout).toMatch(
    /^::error title=Hoody snapshot::NODE_TLS_REJECT_UNAUTHORIZED is 0.*curl .*https:\/\/api\.hoody\.test/m,
  );
});

test('A rollback that cannot start has a summary with the command', async () => {
  const { failed, summary } = await run('failure', createGuard(), { INPUT_TOKEN: '' });
  expect(failed).toBe(true);
  expect(summary).toContain('<h3>❌ Hoody rollback failed: ');
  expect(summary).toMatch(/^```sh\ncurl /m);
  const silent = await run('failure', createGuard({ summary: false }), { INPUT_TOKEN: '' });
  expect(silent.summary).toBe('');
});

test('A snapshot that is left over is a warning', async () => {
  status = 403;
  const { failed, stdout } = await run('success');
  expect(failed).toBe(false);
  expect(stdout).toMatch(
    new RegExp(
      `^::warning .*Snapshot ${NAME} of container ${CONTAINER} remains\\.%0A.*responded with 403`,
      'm',
    ),
  );
});

describe('An unknown job status', () => {
  test('An unknown status changes nothing, and the error shows the command to restore manually', async () => {
    const { failed, stdout } = await run('');
    expect(failed).toBe(true);
    expect(requests()).toEqual([]);
    expect(stdout).toMatch(/^::error .*The job status "" is unknown\..*curl/m);
  });

  test('An unknown status without a rollback shows no command', async () => {
    const { failed, stdout } = await run('skipped', createGuard({ restoreOnFailure: false }));
    expect(failed).toBe(true);
    expect(stdout).not.toContain('curl');
  });
});

test('A rollback is healthy once its address responds', async () => {
  const guard = createGuard({ healthUrls: [new URL('/health', server.url)] });
  const { failed, stdout, summary } = await run('failure', guard);
  expect(failed).toBe(false);
  expect(requests()).toEqual([`PATCH ${TARGET}`, 'GET /health']);
  expect(stdout).toMatch(/^::warning .*was rolled back.*\/health is healthy \(200 OK\) after/m);
  expect(summary).toContain('Healthy');
});

test('A rollback that is not healthy in time is an error', async () => {
  const guard = createGuard({ healthUrls: [new URL('http://127.0.0.1:1/')], timeoutMs: 1_500 });
  const { failed, stdout } = await run('failure', guard);
  expect(failed).toBe(true);
  expect(stdout).toMatch(/^::error .*Restored, but not healthy: http:\/\/127\.0\.0\.1:1\/%0A.*ECONNREFUSED/m);
});

test('The token of the state replaces that of the inputs, and is masked', async () => {
  const { stdout } = await run('failure', createGuard({ token: 'hdy_from_state' }));
  expect(stdout).toMatch(/^::add-mask::hdy_from_state\n/);
  expect(server.received[0]?.headers.authorization).toBe('Bearer hdy_from_state');
});

test('A rollback after a cancel has the share of its guard', async () => {
  status = 503;
  const { failed, stdout } = await run('cancelled', createGuard({ timeoutMs: 1_500 }));
  expect(failed).toBe(true);
  expect(stdout).toContain('the time limit of 1.5 s (`timeout-seconds`) leaves no time for another.');
});

test('A state that no step saved is an error', async () => {
  const reject = (given: Runner) => rejectState(new Error('a value is missing'), given);
  const { failed, stdout, summary } = await runner.run(reject, { INPUT_TOKEN: TOKEN });
  expect(failed).toBe(true);
  expect(summary).toContain('The saved state of the step is invalid');
  expect((await runner.run(reject, { INPUT_TOKEN: TOKEN, INPUT_SUMMARY: 'false' })).summary).toBe('');
  expect(stdout).toContain(
    'The saved state of the step is invalid. Nothing was restored or deleted.%0AReason: a value is missing%0A',
  );
});
