import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import path from 'node:path';
import { BASELINE } from '../../simulator/no-processes.ts';
import { systemClock } from '../../src/base/clock.ts';
import { decideGuard } from '../../src/guard/decision.ts';
import type { Guard, GuardedSnapshot } from '../../src/guard/guard.ts';
import type { PostWork } from '../../src/guard/post-work.ts';
import { parseGuard } from '../../src/guard/state.ts';
import type { Unsettled, UnsettledAttempt } from '../../src/guard/unsettled.ts';
import { rejectState, runPostStep } from '../../src/post-step.ts';
import type { Runner } from '../../src/runner/runner.ts';
import { withSession } from '../../src/session.ts';
import { type LoopbackServer, startServer } from '../helpers/fakes/loopback-server.ts';
import { FakeProcesses } from '../helpers/fakes/processes.ts';
import { FakeRunner, linesOf } from '../helpers/fakes/runner.ts';
import { CONTAINER } from '../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../helpers/fakes/text.ts';
import { shownText } from '../helpers/html.ts';

const OTHER = text('507f1f77bcf86cd799439012');
const NAME = text('snap-20250115-103000');
const TOKEN = 'hdy_secret';
const LIST = `/api/v1/containers/${CONTAINER}/snapshots`;
const TARGET = `/api/v1/containers/${CONTAINER}/snapshots/${NAME}`;

const runner = new FakeRunner();
let server: LoopbackServer;
let status: number;
let headers: OutgoingHttpHeaders;
let message: string;
/** What the server answers first, and what it always answers about this container. */
let firstStatus: number | undefined;
let refused: string | undefined;
/** What the server lists. */
let snapshots: object[];

beforeAll(async () => {
  server = await startServer({
    answer: (response, request) => {
      const { path: target = '' } = request;
      const isRefused = refused !== undefined && target.includes(refused);
      // A look that fails is no news.
      const first = request.method === 'GET' ? undefined : firstStatus;
      const statusCode = isRefused ? 403 : (first ?? status);
      response.writeHead(statusCode, headers);
      const { method } = request;
      const data =
        method === 'GET' ? { snapshots } : { snapshot_name: target.slice(target.lastIndexOf('/') + 1) };
      response.end(JSON.stringify({ statusCode, message, data }));
      if (first !== undefined) firstStatus = undefined;
    },
  });
});
beforeEach(() => {
  status = 200;
  headers = {};
  message = 'Hm';
  firstStatus = undefined;
  refused = undefined;
  snapshots = [];
  server.received.length = 0;
});
// No connection outlives its step, whose process would not end before.
afterEach(() => server.idle());
afterAll(async () => {
  await server.close();
  runner.remove();
});

/** A snapshot that the step created. */
const guarded = (fields: Partial<Plain<GuardedSnapshot>> = {}): GuardedSnapshot =>
  redacted<GuardedSnapshot>({
    containerId: CONTAINER,
    name: NAME,
    createdAt: '2025-01-15T10:30:00.000Z',
    ownership: 'made',
    isUniqueName: true,
    ...fields,
  });

/** A guard that has not acted yet. */
const createGuard = (fields: Partial<Guard> = {}): Guard => ({
  id: randomUUID(),
  apiUrl: server.url,
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  lacksQueries: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  processes: BASELINE,
  summary: true,
  labels: {},
  isTokenGiven: true,
  actionPath: '',
  snapshots: [guarded()],
  ...fields,
});

const NO_SWITCHES = { 'restore-on-failure': '', 'delete-on-success': '' };

/** Runs the post step after a job with this status. */
function run(
  jobStatus: string,
  guard = createGuard(),
  variables: Record<string, string | undefined> = {},
  platform: NodeJS.Platform = 'linux',
) {
  const decision = decideGuard(guard, { jobStatus, switches: NO_SWITCHES });
  if (decision.action === 'nothing' || decision.action === 'disarmed')
    throw new Error('there is nothing to do');
  return runner.run(
    (given) =>
      runPostStep(
        { guard: { guard, decision }, hasForeignInputs: false },
        jobStatus,
        { ...given, platform },
        withSession,
      ),
    {
      INPUT_TOKEN: TOKEN,
      ...variables,
    },
  );
}
const requests = () => server.received.map(({ method, path: target }) => `${method} ${target}`);
/** What a rollback of the container sends. */
const ROLLBACK = [`GET ${LIST}`, `PATCH ${TARGET}`];

test.each(['failure', 'cancelled'])(
  'A job with the status %s rolls the container back',
  async (jobStatus) => {
    const { failed, summary } = await run(jobStatus);
    expect(failed).toBe(false);
    expect(requests()).toEqual(ROLLBACK);
    expect(summary).toContain('so the container was rolled back to ');
  },
);

/** Rolls back on a machine with other processes. */
function rollBackOn(processes: FakeProcesses, guard = createGuard()) {
  const decision = decideGuard(guard, { jobStatus: 'cancelled', switches: NO_SWITCHES });
  const work = { guard: { guard, decision }, hasForeignInputs: false };
  return runner.run((given) => runPostStep(work, 'cancelled', { ...given, processes }, withSession), {
    INPUT_TOKEN: TOKEN,
  });
}
const DEPLOY = { name: 'deploy.sh', trackingId: BASELINE.trackingId ?? '' };

test('A rollback ends what later steps left running before its first request', async () => {
  const processes = new FakeProcesses();
  let sentBefore: number | undefined;
  const onSignal = () => {
    sentBefore = server.received.length;
    processes.end(4711);
  };
  processes.set(4711, { ...DEPLOY, onSignal });
  const { failed, stdout, summary } = await rollBackOn(processes);
  expect(failed).toBe(false);
  expect(sentBefore).toBe(0);
  expect(requests()).toEqual(ROLLBACK);
  const sentence = 'Ended 1 process that the steps after the guard left running: deploy.sh (4711).';
  expect(linesOf(stdout)[0]).toBe(sentence);
  expect(shownText(summary)).toContain(sentence);
});

test('A rollback warns of what started during the restore, and still succeeds', async () => {
  const processes = new FakeProcesses();
  processes.onLook = () => {
    if (server.received.length > 0) processes.set(4711, DEPLOY);
  };
  const { failed, stdout, summary } = await rollBackOn(processes);
  expect(failed).toBe(false);
  expect(processes.signals).toEqual([]);
  const warning = '1 process that the steps after the guard started is still running: deploy.sh (4711).';
  expect(linesOf(stdout)).toContainEqual(expect.stringContaining(`::${warning}`));
  expect(shownText(summary)).toContain(warning);
});

test('A rollback on a system that shows no processes says so once, and restores', async () => {
  const { processes: _, ...guard } = createGuard();
  const { failed, stdout, summary } = await rollBackOn(new FakeProcesses(), guard);
  expect(failed).toBe(false);
  expect(requests()).toEqual(ROLLBACK);
  const doubt =
    'What the steps after the guard started may still be running: this system does not show which processes are theirs.';
  expect(linesOf(stdout).filter((text) => text === doubt)).toHaveLength(1);
  expect(shownText(summary)).toContain(doubt);
});

test('A rollback restores although the processes cannot be read', async () => {
  const processes = new FakeProcesses();
  processes.onLook = () => {
    throw new Error('EMFILE');
  };
  const { failed, stdout } = await rollBackOn(processes);
  expect(failed).toBe(false);
  expect(requests()).toEqual(ROLLBACK);
  expect(stdout).toContain('may still be running: the processes could not be read (EMFILE).');
});

test('A cleanup ends no processes', async () => {
  const processes = new FakeProcesses();
  processes.set(4711, DEPLOY);
  const guard = createGuard();
  const decision = decideGuard(guard, { jobStatus: 'success', switches: NO_SWITCHES });
  const work = { guard: { guard, decision }, hasForeignInputs: false };
  await runner.run((given) => runPostStep(work, 'success', { ...given, processes }, withSession), {
    INPUT_TOKEN: TOKEN,
  });
  expect(requests()).toEqual([`DELETE ${TARGET}`]);
  expect(processes.pids).toEqual([4711]);
});

test('A job that succeeds deletes the snapshot', async () => {
  const { failed, summary } = await run('success', createGuard({ summary: false }));
  expect(failed).toBe(false);
  expect(requests()).toEqual([`DELETE ${TARGET}`]);
  expect(summary).toBe('');
});

test('A guard acts without a directory for temporary files', async () => {
  for (const RUNNER_TEMP of [path.join(runner.temp, 'nowhere'), undefined])
    await run('cancelled', createGuard(), { RUNNER_TEMP });
  expect(requests()).toEqual([...ROLLBACK, ...ROLLBACK]);
});

test('A rollback that fails is an error with the command to restore manually', async () => {
  status = 403;
  const { failed, stdout } = await run('failure');
  expect(failed).toBe(true);
  expect(stdout).toMatch(
    new RegExp(
      `^::error .*Could not roll back container ${CONTAINER} to snapshot ${NAME}\\..*%0Acurl .*${TARGET}'$`,
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
  expect(summary).toMatch(/^<pre lang="sh">curl /m);
  const silent = await run('failure', createGuard({ summary: false }), { INPUT_TOKEN: '' });
  expect(silent.summary).toBe('');
});

test.each([
  ['fails', 403, TOKEN],
  ['cannot start', 200, ''],
])('On Windows, a rollback that %s shows a command for PowerShell', async (_how, response, token) => {
  status = response;
  const { stdout, summary } = await run('failure', createGuard(), { INPUT_TOKEN: token }, 'win32');
  expect(stdout).toMatch(/^::error .*%0ATo restore manually in PowerShell,.*; Invoke-RestMethod .*'$/m);
  expect(summary).toContain('<pre lang="powershell">');
  expect(stdout + summary).not.toContain('curl');
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
    expect(failed).toBe(false);
    expect(stdout).not.toContain('curl');
  });
});

test('A rollback is healthy once its address responds', async () => {
  const guard = createGuard({ healthUrls: [new URL('/health', server.url)] });
  const { failed, stdout, summary } = await run('failure', guard);
  expect(failed).toBe(false);
  expect(requests()).toEqual([...ROLLBACK, 'GET /health']);
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

test.each([
  ['cancelled', 300_000, '240 s (after a cancellation)'],
  ['cancelled', 240_000, '240 s (`timeout-seconds`)'],
  ['cancelled', 60_000, '60 s (`timeout-seconds`)'],
  ['failure', 300_000, '300 s (`timeout-seconds`)'],
])('The time of a rollback after %s with a limit of %d ms is %s', async (jobStatus, timeoutMs, limit) => {
  status = 503;
  headers = { 'retry-after': '3600' };
  const temp = mkdtempSync(path.join(runner.temp, 'job-'));
  const { stdout } = await run(jobStatus, createGuard({ timeoutMs }), { RUNNER_TEMP: temp });
  expect(stdout).toContain(`Gave up after 1 attempt: the time limit of ${limit} leaves no time for another.`);
});

test('A rollback that is attempted again says so', async () => {
  firstStatus = 409;
  const { failed, stdout } = await run('failure');
  expect(failed).toBe(false);
  expect(stdout).toMatch(
    /^Could not restore container .* yet: the container is busy .* \(Hm\)\. Waited 0\.\d s so far\.$/m,
  );
});

test('A rollback that fails for one of two containers checks the health', async () => {
  refused = OTHER;
  const snapshots = [CONTAINER, OTHER].map((containerId) => guarded({ containerId, createdAt: '' }));
  const healthUrls = [new URL('/health', server.url)];
  await run('failure', createGuard({ snapshots, healthUrls }));
  expect(requests().at(-1)).toBe('GET /health');
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

describe('What arrives with the token in it', () => {
  test('The token is redacted in the response to a rollback', async () => {
    status = 403;
    message = `Not with ${TOKEN}`;
    const { stdout, summary } = await run('failure');
    expect(linesOf(stdout)).toContain('API message: Not with ***');
    expect(shownText(summary)).not.toContain(TOKEN);
  });

  test.each<[string, Partial<Guard>, string]>([
    ['of the inputs', {}, TOKEN],
    ['of the state', { token: 'hdy_from_state' }, 'hdy_from_state'],
  ])('The token %s is redacted in an unknown job status', async (_, fields, token) => {
    const { stdout, summary } = await run(`not ${token}`, createGuard(fields));
    expect(stdout).toContain('The job status "not ***" is unknown.');
    expect(shownText(summary)).toContain('The job status "not ***" is unknown.');
  });

  test('The reason why a state is invalid quotes no part of it', async () => {
    const reject = (given: Runner) => {
      try {
        parseGuard({ guard: `{"token":"${TOKEN}"x`, snapshots: '' });
      } catch (error) {
        return rejectState(error as Error, given);
      }
      throw new Error('the state is valid');
    };
    const { stdout, summary } = await runner.run(reject, { INPUT_TOKEN: TOKEN });
    expect(linesOf(stdout)).toContain('Reason: it is not JSON');
    expect(linesOf(stdout).join() + shownText(summary)).not.toContain(TOKEN.slice(0, 8));
  });
});

describe('The log of a guard', () => {
  const labels = { [CONTAINER]: text('web') };
  const two = [guarded(), guarded({ containerId: OTHER, createdAt: '' })];
  const command = (containerId: string) =>
    'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
    `'${server.url.href}api/v1/containers/${containerId}/snapshots/${NAME}'`;
  const MANUAL = 'To restore manually, with the token in HOODY_TOKEN:';

  const requestLine = (method: string, containerId: string, result: number) =>
    `${method} /api/v1/containers/${containerId}/snapshots/${NAME} → ${result} (0.0 s)`;

  test('The log of a rollback shows each container, the requests, and what was rolled back', async () => {
    const { stdout, summary } = await run('failure', createGuard({ snapshots: two, labels, maxParallel: 1 }));
    expect(linesOf(stdout)).toEqual([
      `Rolling back container web to snapshot ${NAME}, created 2025-01-15 10:30:00 UTC …`,
      `Rolled back container web to snapshot ${NAME} (0.0 s).`,
      `Rolling back container ${OTHER} to snapshot ${NAME} …`,
      `Rolled back container ${OTHER} to snapshot ${NAME} (0.0 s).`,
      '::group::Requests: 4',
      `GET ${LIST} → 200 (0.0 s)`,
      requestLine('PATCH', CONTAINER, 200),
      `GET ${LIST.replace(CONTAINER, OTHER)} → 200 (0.0 s)`,
      requestLine('PATCH', OTHER, 200),
      '::endgroup::',
      '::warning title=Hoody snapshot::The job failed: 2 containers were rolled back.',
      `web was rolled back to snapshot ${NAME}, created 2025-01-15 10:30:00 UTC (0.0 s).`,
      `${OTHER} was rolled back to snapshot ${NAME} (0.0 s).`,
    ]);
    expect(shownText(summary)).toMatch(/\bweb\b/);
    expect(shownText(summary)).toContain(OTHER);
  });

  test('A rollback that fails for every container has an error with a command for each, and checks no health', async () => {
    status = 403;
    const healthUrls = [new URL('/health', server.url)];
    const { stdout, summary } = await run('failure', createGuard({ snapshots: two, labels, healthUrls }));
    const failure = (name: string, containerId: string) => [
      `::error title=Hoody snapshot::Could not roll back container ${name} to snapshot ${NAME}.`,
      `Could not restore container ${name} from snapshot ${NAME}: the API responded with 403.`,
      'API message: Hm',
      'Use a token that has the permission `containers.features.snapshots` for this container.',
      MANUAL,
      command(containerId),
    ];
    expect(linesOf(stdout).slice(-12)).toEqual([...failure('web', CONTAINER), ...failure(OTHER, OTHER)]);
    expect(requests().filter((request) => request.startsWith('PATCH'))).toHaveLength(2);
    expect(requests()).not.toContain('GET /health');
    expect(summary).toContain('❌ Hoody rollback failed: 2 of 2 containers');
  });

  test('The log of a cleanup ends with what it deleted, and checks no health', async () => {
    const healthUrls = [new URL('/health', server.url)];
    const { stdout, summary } = await run(
      'success',
      createGuard({ snapshots: two, labels, healthUrls, maxParallel: 1 }),
    );
    expect(linesOf(stdout)).toEqual([
      `Deleted snapshot ${NAME} of container web.`,
      `Deleted snapshot ${NAME} of container ${OTHER}.`,
      '::group::Requests: 2',
      requestLine('DELETE', CONTAINER, 200),
      requestLine('DELETE', OTHER, 200),
      '::endgroup::',
      'Deleted 2 snapshots, because the job succeeded.',
    ]);
    expect(summary).toContain('✅ Hoody cleanup');
  });

  test('The log of a cleanup counts what it could not delete', async () => {
    status = 403;
    const { stdout } = await run('success', createGuard({ snapshots: two, labels }));
    expect(stdout).not.toContain('because the job succeeded');
    status = 200;
    refused = OTHER;
    const partial = await run('success', createGuard({ snapshots: two, labels }));
    expect(linesOf(partial.stdout).at(-1)).toBe('Deleted 1 of 2 snapshots, because the job succeeded.');
  });

  test('The log of a single cleanup counts one snapshot', async () => {
    expect(linesOf((await run('success')).stdout).at(-1)).toBe(
      'Deleted 1 snapshot, because the job succeeded.',
    );
  });

  test('A cleanup can run again', async () => {
    const guard = createGuard();
    await run('success', guard);
    expect((await run('success', guard)).failed).toBe(false);
  });

  test('A cleanup that cannot start is a warning without a command, and its summary names what is left', async () => {
    const { failed, stdout, summary } = await run('success', createGuard(), { INPUT_TOKEN: '' });
    expect(failed).toBe(false);
    expect(stdout).toContain('::warning title=Hoody snapshot::Could not delete the snapshots of this job.');
    expect(stdout).not.toContain('curl');
    expect(shownText(summary)).toContain('⚠️ Hoody snapshots left over');
    expect(summary).toContain('`token` is missing.');
    expect(shownText(summary)).toContain(NAME);
  });

  test('An unknown job status without a rollback is a warning with what to do', async () => {
    const { stdout, summary } = await run('skipped', createGuard({ restoreOnFailure: false }));
    expect(linesOf(stdout)).toEqual([
      '::warning title=Hoody snapshot::Could not delete the snapshots of this job.',
      'The job status "skipped" is unknown. Nothing was restored or deleted.',
      'Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.',
    ]);
    expect(shownText(summary)).toContain('⚠️ Hoody snapshots left over');
    expect((await run('skipped', createGuard({ summary: false }))).summary).toBe('');
  });

  test('A state that no step saved is an error with what to do', async () => {
    const reject = (given: Runner) => rejectState(new Error('a value is missing'), given);
    const { stdout } = await runner.run(reject, { INPUT_TOKEN: TOKEN });
    expect(linesOf(stdout)).toEqual([
      '::error title=Hoody snapshot::The saved state of the step is invalid. Nothing was restored or deleted.',
      'Reason: a value is missing',
      'Check whether a step of the job sets environment variables whose names start with `STATE_`.',
      'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
    ]);
  });
});

describe('A name that another snapshot can get', () => {
  const own = guarded({ name: 'before', isUniqueName: false });
  const createGuardOf = (snapshots = [own]) => createGuard({ snapshots });

  test('A rollback whose name means another snapshot now is an error without a command', async () => {
    snapshots = [{ name: 'before', created_at: '2025-01-16T00:00:00.000Z' }];
    const { failed, stdout, summary } = await run('failure', createGuardOf());
    expect(failed).toBe(true);
    expect(requests()).toEqual([`GET ${LIST}`]);
    expect(linesOf(stdout)).toContain(
      `::error title=Hoody snapshot::Did not roll back container ${CONTAINER}.`,
    );
    expect(stdout).not.toContain('curl');
    expect(shownText(summary)).toContain(
      `Snapshot before of container ${CONTAINER} is now a different snapshot.`,
    );
  });

  test('A rollback that could not verify the name says so in its annotation and in its summary', async () => {
    const { failed, stdout, summary } = await run('failure', createGuardOf());
    expect(failed).toBe(false);
    expect(stdout).toMatch(
      /^::warning .*It is not verified that the name still refers to the snapshot of this job\./m,
    );
    expect(shownText(summary)).toContain('Not verified for ');
  });

  test('A cleanup whose name means another snapshot now is a warning, and deletes nothing', async () => {
    snapshots = [{ name: 'before', created_at: '2025-01-16T00:00:00.000Z' }];
    const { failed, stdout } = await run('success', createGuardOf());
    expect(failed).toBe(false);
    expect(requests()).toEqual([`GET ${LIST}`]);
    expect(stdout).toMatch(/^::warning .*::Snapshot before of container \S+ is now a different snapshot\./m);
  });

  test('A cleanup that cannot verify the name says that its snapshot may remain', async () => {
    snapshots = [{ name: 'before' }];
    const { failed, stdout } = await run('success', createGuardOf());
    expect(failed).toBe(false);
    expect(requests()).toEqual([`GET ${LIST}`]);
    expect(stdout).toMatch(
      /^::warning .*::Snapshot before of container \S+ may remain\.%0AIt was not deleted: /m,
    );
  });
});

describe('What a step left unsettled', () => {
  const attempt = (fields: Partial<Plain<UnsettledAttempt>> = {}): UnsettledAttempt =>
    redacted<UnsettledAttempt>({
      containerIds: [CONTAINER],
      alias: 'run-1',
      isGenerated: true,
      sentAt: 0,
      ...fields,
    });
  const unsettled = (fields: Partial<Unsettled> = {}): Unsettled => ({
    apiUrl: server.url,
    maxParallel: 8,
    summary: true,
    labels: { [CONTAINER]: text('web') },
    isTokenGiven: true,
    actionPath: '',
    attempts: [attempt()],
    ...fields,
  });
  const runWork = (
    work: Omit<PostWork, 'hasForeignInputs'>,
    jobStatus = 'failure',
    variables: Record<string, string> = {},
  ) =>
    runner.run((given) => runPostStep({ ...work, hasForeignInputs: false }, jobStatus, given, withSession), {
      INPUT_TOKEN: TOKEN,
      ...variables,
    });
  const STRAY = { name: 'stray', alias: 'run-1', created_at: '2025-01-16T00:00:00.000Z' };

  test('A stray snapshot is looked for and deleted, whatever the status of the job, and without a summary', async () => {
    for (const jobStatus of ['success', 'failure', 'cancelled', 'skipped']) {
      server.received.length = 0;
      snapshots = [STRAY];
      const { failed, stdout, summary } = await runWork({ unsettled: unsettled() }, jobStatus);
      expect(failed).toBe(false);
      expect(requests()).toEqual([`GET ${LIST}`, `DELETE ${LIST}/stray`]);
      expect(linesOf(stdout)[1]).toBe(
        'Deleted snapshot stray of container web, created by an attempt of this step whose response was lost.',
      );
      expect(stdout).toContain('::group::Requests: 2');
      expect(summary).toBe('');
    }
  });

  test('The guard acts first, and what it needs stays', async () => {
    snapshots = [{ ...STRAY, name: NAME }];
    const guard = createGuard();
    const decision = decideGuard(guard, { jobStatus: 'failure', switches: NO_SWITCHES });
    const { failed, stdout } = await runWork({ guard: { guard, decision }, unsettled: unsettled() });
    expect(failed).toBe(false);
    expect(requests()).toEqual([...ROLLBACK, `GET ${LIST}`]);
    expect(stdout.match(/^::group::Requests: \d$/gm)).toEqual([
      '::group::Requests: 2',
      '::group::Requests: 1',
    ]);
  });

  test('A rollback waits until no attempt under an alias of the workflow can take over its name', async () => {
    const guard = createGuard({ snapshots: [guarded({ name: 'before', isUniqueName: false })] });
    const decision = decideGuard(guard, { jobStatus: 'failure', switches: NO_SWITCHES });
    const linesWith = async (fields: Partial<Plain<UnsettledAttempt>>) => {
      const attempts = [attempt({ alias: 'before', sentAt: systemClock.monotonic() - 32_500, ...fields })];
      guard.id = randomUUID();
      const work = { guard: { guard, decision }, unsettled: unsettled({ attempts }) };
      const { stdout } = await runWork(work);
      return linesOf(stdout).filter((line) => line.startsWith('Waiting'));
    };
    expect(await linesWith({ isGenerated: false })).toEqual([
      expect.stringMatching(
        /^Waiting 0\.\d s, after which no attempt of this step can take over the name before\.$/,
      ),
    ]);
    snapshots = [{ ...STRAY, alias: 'before' }];
    expect(await linesWith({ isGenerated: true })).toEqual([]);
    snapshots = [{ name: 'late', alias: 'before' }];
    expect(await linesWith({ isGenerated: false, containerIds: [OTHER] })).toEqual([]);
    expect(await linesWith({ isGenerated: false, sentAt: 0 })).toEqual([]);
  });

  test('A guard that has nothing to do does not stop it, and neither does one that fails', async () => {
    for (const [jobStatus, failed] of [
      ['success', false],
      ['skipped', true],
    ] as const) {
      server.received.length = 0;
      snapshots = [STRAY];
      const guard = createGuard({ deleteOnSuccess: false });
      const decision = decideGuard(guard, { jobStatus, switches: NO_SWITCHES });
      const work = { guard: { guard, decision }, unsettled: unsettled() };
      expect((await runWork(work, jobStatus)).failed).toBe(failed);
      expect(requests()).toEqual([`GET ${LIST}`, `DELETE ${LIST}/stray`]);
    }
  });

  test('Whatever goes wrong is a warning with what to look for, since a red post step changes the job', async () => {
    const attempts = [attempt(), attempt({ alias: 'run-2' })];
    const { failed, stdout } = await runWork({ unsettled: unsettled({ attempts }) }, 'failure', {
      INPUT_TOKEN: '',
    });
    expect(failed).toBe(false);
    expect(requests()).toEqual([]);
    expect(stdout).toMatch(
      /^::warning .*::Could not look for what an interrupted step may have left\.%0A.*%0ALook for the alias "run-1" or "run-2" with the operation `list`\.$/m,
    );
  });

  test('The token of the state replaces that of the inputs, and is masked', async () => {
    snapshots = [STRAY];
    const { stdout } = await runWork({ unsettled: unsettled({ token: 'hdy_from_state' }) });
    expect(stdout).toMatch(/^::add-mask::hdy_from_state\n/);
    expect(server.received[0]?.headers.authorization).toBe('Bearer hdy_from_state');
  });
});
