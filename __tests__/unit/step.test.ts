import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Budget } from '../../src/base/budget.ts';
import { parseGuard } from '../../src/guard/state.ts';
import { parseUnsettled } from '../../src/guard/unsettled.ts';
import type { HoodyClient } from '../../src/hoody/client.ts';
import { RequestError } from '../../src/hoody/errors.ts';
import { type Program, startStep } from '../../src/runner/start-step.ts';
import { withSession, withSessionOver } from '../../src/session.ts';
import { runStep } from '../../src/step.ts';
import { line } from '../../src/text/message.ts';
import { status } from '../helpers/fakes/failure.ts';
import { type LoopbackServer, startServer } from '../helpers/fakes/loopback-server.ts';
import { FakeRunner, linesOf } from '../helpers/fakes/runner.ts';
import { CONTAINER, snapshot } from '../helpers/fakes/snapshot.ts';

const NAME = 'snap-20250115-103000';
const OTHER = '507f1f77bcf86cd799439012';
const TOKEN = 'hdy_secret_token';

const runner = new FakeRunner();
const program: Program = (inputs, log, given) => runStep(inputs, log, given, withSession);
let server: LoopbackServer;
/** What the server answers in place of success, by method and container. */
let refusals: Record<string, [status: number, message: string, times?: 'once']>;
/** The name of every snapshot. */
let name: string;

beforeAll(async () => {
  server = await startServer({
    answer: (response, { method, path: target = '', body }) => {
      const [, containerId = '', named] = /containers\/([^/]*)\/snapshots(?:\/([^/]*))?/.exec(target) ?? [];
      const refusal = refusals[`${method} ${containerId}`];
      if (refusal?.[2] === 'once') delete refusals[`${method} ${containerId}`];
      const made = snapshot({ name, alias: body === '' ? null : JSON.parse(body).alias });
      const data = { snapshots: [made], snapshot: made, snapshot_name: named };
      const [statusCode, message] = refusal ?? [200, 'Done'];
      response.writeHead(statusCode);
      response.end(JSON.stringify({ statusCode, message, data }));
    },
  });
});
beforeEach(() => {
  refusals = {};
  name = NAME;
  server.received.length = 0;
});
// No connection outlives its step, whose process would not end before.
afterEach(() => server.idle());
afterAll(async () => {
  await server.close();
  runner.remove();
});

/** Runs the step with these inputs, and what else is in the environment. */
function run(
  inputs: Record<string, string>,
  variables: Record<string, string | undefined> = {},
  platform: NodeJS.Platform = 'linux',
) {
  const all = { 'container-id': CONTAINER, token: TOKEN, 'api-url': server.url.href, ...inputs };
  const given = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return runner.run((given) => startStep({ ...given, platform }, async () => program), {
    ...Object.fromEntries(given),
    ...variables,
  });
}
const requests = () => server.received.map(({ method, path: target }) => `${method} ${target}`);
const SNAPSHOTS = `/api/v1/containers/${CONTAINER}/snapshots`;

describe('On Windows, whose variables are short', () => {
  const onWindows = (inputs: Record<string, string>, variables: Record<string, string> = {}) =>
    run({ operation: 'create', 'restore-on-failure': 'true', ...inputs }, variables, 'win32');
  /** Inside a composite action, the state has its path. */
  const inAction = (length: number) => ({ 'action-path': '/'.padEnd(length, 'a') });
  const refusal = (name: string) =>
    new RegExp(
      `^::error .*Could not save the state.*%0AReason: STATE_${name} would have 3\\d{4} characters, and Windows `,
      'm',
    );

  test('A create step whose attempts could not be saved sends nothing', async () => {
    const { failed, stdout, state } = await onWindows(inAction(32_766));
    expect(failed).toBe(true);
    expect(requests()).toEqual([]);
    expect(stdout).toMatch(refusal('unsettled'));
    expect(state).toEqual({});
  });

  test('A create step whose connection could not be saved sends nothing', async () => {
    const { failed, stdout } = await onWindows({}, { NO_PROXY: 'a'.repeat(32_766) });
    expect(failed).toBe(true);
    expect(requests()).toEqual([]);
    expect(stdout).toMatch(refusal('connection'));
    expect(stdout).toContain('%0AThe step fails, because the post step could not connect as its step does.');
  });

  test('A create step whose guard could not be saved fails, before a deploy that it would not guard', async () => {
    const { failed, stdout, state } = await onWindows({
      ...inAction(32_000),
      'health-url': `https://a.example/${'h'.repeat(700)}`,
    });
    expect(failed).toBe(true);
    expect(requests()).toEqual([`POST ${SNAPSHOTS}`]);
    expect(stdout).toMatch(refusal('guard'));
    expect(state['guard']).toBeUndefined();
  });

  test('A create step whose state fits is guarded', async () => {
    // Where no other test finds the guard.
    const elsewhere = { RUNNER_TEMP: path.join(runner.temp, 'nowhere') };
    const { failed, state } = await onWindows(inAction(32_000), elsewhere);
    expect(failed).toBe(false);
    expect(parseGuard({ guard: '', snapshots: '', ...state })?.actionPath).toHaveLength(32_000);
  });
});

test.each<[string, Record<string, string>, string[], boolean]>([
  ['create', { alias: 'before' }, [`POST ${SNAPSHOTS}`], true],
  ['list', {}, [`GET ${SNAPSHOTS}`], false],
  ['restore', { snapshot: NAME }, [`PATCH ${SNAPSHOTS}/${NAME}`], true],
  ['alias', { snapshot: NAME, alias: 'good' }, [`PATCH ${SNAPSHOTS}/${NAME}/alias`], true],
  ['delete', { snapshot: NAME }, [`DELETE ${SNAPSHOTS}/${NAME}`], true],
])('The operation %s sends its request and reports the result', async (operation, inputs, sent, changed) => {
  const { failed, outputs, stdout, summary, state } = await run({ operation, ...inputs });
  expect(failed).toBe(false);
  expect(requests()).toEqual(sent);
  expect(outputs).toMatchObject({ 'snapshot-name': NAME, count: '1', changed: String(changed) });
  expect(stdout).toContain(`::add-mask::${TOKEN}`);
  expect(stdout).toContain('::group::Requests: 1');
  expect(summary).toMatch(/^<h3>✅ Hoody /);
  // What it saved before the create step is settled.
  expect(state).toEqual(operation === 'create' ? { unsettled: '' } : {});
  expect('snapshots-file' in outputs).toBe(operation === 'list');
});

test('A list writes a file with every snapshot', async () => {
  const { outputs } = await run({ operation: 'list' });
  const file = outputs['snapshots-file'] ?? '';
  expect(path.dirname(file)).toBe(runner.temp);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ name: NAME, container_id: CONTAINER }]);
});

test('A summary that is switched off is not written', async () => {
  expect((await run({ operation: 'list', summary: 'false' })).summary).toBe('');
});

test('A missing summary file means no summary, and a missing temporary folder means that of the system', async () => {
  const { failed, outputs, stdout } = await run(
    { operation: 'list' },
    { GITHUB_STEP_SUMMARY: undefined, RUNNER_TEMP: undefined },
  );
  expect(failed).toBe(false);
  expect(stdout).not.toContain('::warning');
  const file = outputs['snapshots-file'] ?? '';
  expect(path.dirname(file)).toBe(tmpdir());
  rmSync(file);
});

test('Outputs that cannot be written are an error without a stack', async () => {
  const nowhere = path.join(runner.temp, 'nowhere');
  const { failed, stdout, summary } = await run({ operation: 'list' }, { RUNNER_TEMP: nowhere });
  expect(failed).toBe(true);
  const [error] = stdout.match(/^::error.*$/m) ?? [];
  expect(error).toContain('Could not write the outputs.%0AReason: ENOENT');
  expect(error).not.toMatch(/defect| at /);
  expect(summary).toContain('❌ Hoody list failed');
  expect(summary).toContain('Could not write the outputs.');
});

test('Wrong inputs fail the step before anything is sent', async () => {
  const { failed, stdout, outputs } = await run({ operation: 'shrink' });
  expect(failed).toBe(true);
  expect(requests()).toEqual([]);
  expect(stdout).toMatch(/^::error title=Hoody snapshot::.*No request was sent/m);
  expect(outputs).toMatchObject({ count: '0', changed: 'false' });
});

test('A step with wrong inputs loads nothing more', async () => {
  const load = jest.fn();
  const { failed } = await runner.run((given) => startStep(given, load), { INPUT_OPERATION: 'shrink' });
  expect(failed).toBe(true);
  expect(load).not.toHaveBeenCalled();
});

test('A defect fails the step, and the outputs and the summary say so', async () => {
  const { failed, stdout, outputs, summary } = await runner.run(
    (given) =>
      startStep(
        given,
        async () => (inputs, log) =>
          runStep(inputs, log, given, () => Promise.reject(new TypeError('x is not a function'))),
      ),
    {
      INPUT_OPERATION: 'create',
      'INPUT_CONTAINER-ID': CONTAINER,
      INPUT_TOKEN: TOKEN,
      'INPUT_RESTORE-ON-FAILURE': 'true',
    },
  );
  expect(failed).toBe(true);
  expect(linesOf(stdout)).toEqual([
    '::error title=Hoody snapshot::This is a bug in the action. Report it with this log:',
    'TypeError: x is not a function',
    ...Array(linesOf(stdout).length - 2).fill(expect.stringMatching(/^ +at /)),
  ]);
  expect(outputs).toMatchObject({ count: '0', changed: 'false', results: '[]' });
  expect(summary).toContain('This is a bug in the action.');
});

test('Wrong inputs and outputs that cannot be written are two errors', async () => {
  const { failed, stdout, summary } = await run(
    { operation: 'shrink' },
    { GITHUB_OUTPUT: path.join(runner.temp, 'nowhere') },
  );
  expect(failed).toBe(true);
  const errors = stdout.match(/^::error.*$/gm);
  expect(errors).toEqual([
    expect.stringContaining('No request was sent'),
    expect.stringContaining('Could not write the outputs.%0AReason: Missing file'),
  ]);
  expect(summary).toContain('No request was sent');
  expect(summary).toContain('Could not write the outputs.');
});

test('A step without the inputs reads the container and the token from the environment', async () => {
  const { failed } = await run(
    { operation: 'list', 'container-id': '', token: '' },
    { HOODY_CONTAINER_ID: OTHER, HOODY_TOKEN: TOKEN },
  );
  expect(failed).toBe(false);
  expect(requests()).toEqual([`GET /api/v1/containers/${OTHER}/snapshots`]);
});

test('An unusable proxy fails the step before anything is sent', async () => {
  const { failed, stdout, outputs } = await run(
    { operation: 'list', 'api-url': 'https://api.hoody.test' },
    { HTTPS_PROXY: 'socks5://user:password@proxy.test' },
  );
  expect(failed).toBe(true);
  expect(stdout).toMatch(/^::error title=Hoody snapshot::HTTPS_PROXY does not contain a valid proxy URL/m);
  expect(stdout).not.toContain('password@');
  expect(outputs).toMatchObject({ count: '0', changed: 'false' });
});

test('A missing token masks nothing, and is reported', async () => {
  const { failed, stdout } = await run({ operation: 'list', token: '' });
  expect(failed).toBe(true);
  expect(stdout).not.toContain('::add-mask::');
  expect(stdout).toContain('`token` is missing');
});

test('An error of the API fails the step, and no report of it shows the token', async () => {
  refusals = { [`GET ${CONTAINER}`]: [403, `You may not, ${TOKEN}`] };
  const { failed, stdout, outputs, summary } = await run({ operation: 'list' });
  expect(failed).toBe(true);
  expect(stdout).toContain('the API responded with 403.%0AAPI message: You may not, ***%0A');
  expect(outputs['results']).toContain('You may not, ***');
  expect(summary).toContain('You may not, ***');
  expect(stdout + JSON.stringify(outputs) + summary).not.toContain(`, ${TOKEN}`);
});

describe('A create step for several containers', () => {
  const both = { operation: 'create', 'container-id': `${CONTAINER},${OTHER}`, alias: 'before' };

  test('A create step that fails for one container leaves no snapshot, and only its failure is an error', async () => {
    refusals = { [`POST ${OTHER}`]: [403, 'You may not'] };
    const { failed, stdout, outputs, state } = await run({ ...both, 'restore-on-failure': 'true' });
    expect(failed).toBe(true);
    expect(requests()).toContain(`DELETE ${SNAPSHOTS}/${NAME}`);
    expect(stdout.match(/^::error/gm)).toHaveLength(1);
    expect(outputs).toMatchObject({ changed: 'false' });
    expect(state).toEqual({ unsettled: '' });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ 'restore-on-failure': 'true' }, /^The post step restores from these snapshots if .* canceled\.$/m],
    [{ 'delete-on-success': 'true' }, /^The post step deletes the new snapshots if the job succeeds\.$/m],
  ])('The inputs %j leave a guard for the post step', async (inputs, told) => {
    const { failed, stdout, state } = await run({ ...both, ...inputs });
    expect(failed).toBe(false);
    expect(stdout).toMatch(told);
    const { guard = '', snapshots = '' } = state;
    expect(parseGuard({ guard, snapshots })).toMatchObject({
      restoreOnFailure: 'restore-on-failure' in inputs,
      deleteOnSuccess: 'delete-on-success' in inputs,
      snapshots: [{ containerId: CONTAINER, name: NAME }, { containerId: OTHER }],
    });
  });
});

test('A restore that is not healthy in time fails, and its outputs report the restore', async () => {
  const { failed, stdout, outputs } = await run({
    operation: 'restore',
    snapshot: NAME,
    'health-url': 'http://127.0.0.1:1/',
    'timeout-seconds': '1',
  });
  expect(failed).toBe(true);
  expect(stdout).toMatch(/^::error .*Restored, but not healthy: .*ECONNREFUSED/m);
  expect(outputs).toMatchObject({ 'snapshot-name': NAME, changed: 'true' });
});

test('A state that cannot be written fails the step, and nothing is created', async () => {
  const { failed, stdout, summary } = await run(
    { operation: 'create', 'restore-on-failure': 'true' },
    { GITHUB_STATE: path.join(runner.temp, 'nowhere/state') },
  );
  expect(failed).toBe(true);
  expect(stdout).toMatch(/^::error .*Could not save the state for the post step\.%0AReason: .*nowhere/m);
  expect(stdout).toContain(
    '%0AThe step fails, because the post step could not find what an interrupted step leaves.\n',
  );
  expect(requests()).toEqual([]);
  expect(summary).not.toContain('guarded');
});

describe('The log of a step', () => {
  const both = { 'container-id': `web=${CONTAINER},${OTHER}`, 'max-parallel': '1' };
  const endpointOf = (containerId: string) => `/api/v1/containers/${containerId}/snapshots`;

  test('The log shows each container, the requests, the guard, and the result last', async () => {
    const inputs = {
      operation: 'create',
      alias: 'before',
      'restore-on-failure': 'true',
      'delete-on-success': 'true',
      'health-url': 'http://127.0.0.1:1/',
    };
    const { stdout } = await run({ ...inputs, ...both, 'container-id': `web=${CONTAINER}` });
    expect(linesOf(stdout)).toEqual([
      'Creating a snapshot of container web with the alias "before" …',
      '::group::Requests: 1',
      `POST ${endpointOf(CONTAINER)} → 200 (0.0 s)`,
      '::endgroup::',
      'The post step restores from these snapshots if the job fails or is canceled, and deletes the new snapshots if the ' +
        'job succeeds.',
      '::warning title=Hoody snapshot::http://127.0.0.1:1/ gives no response (ECONNREFUSED) before the deploy.',
      'After a rollback, that would count as not healthy. Use a URL that responds with a status below 400.',
      `Created snapshot ${NAME} of container web.`,
    ]);
  });

  test('The log of a step with two containers shows each one as it is done, and then both', async () => {
    const { stdout } = await run({ operation: 'create', alias: 'before', ...both });
    expect(linesOf(stdout)).toEqual([
      'Creating a snapshot of container web with the alias "before" …',
      `Created snapshot ${NAME} of container web (0.0 s).`,
      `Creating a snapshot of container ${OTHER} with the alias "before" …`,
      `Created snapshot ${NAME} of container ${OTHER} (0.0 s).`,
      '::group::Requests: 4',
      `GET ${endpointOf(CONTAINER)} → 200 (0.0 s)`,
      `GET ${endpointOf(OTHER)} → 200 (0.0 s)`,
      `POST ${endpointOf(CONTAINER)} → 200 (0.0 s)`,
      `POST ${endpointOf(OTHER)} → 200 (0.0 s)`,
      '::endgroup::',
      'Created 2 snapshots of 2 containers.',
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['create', { alias: 'before' }, `Created snapshot ${NAME} of container web`],
    ['list', {}, 'Found 1 snapshot of container web'],
    ['restore', { snapshot: NAME }, `Restored container web from snapshot ${NAME}`],
    ['alias', { snapshot: NAME, alias: 'good' }, `Set the alias "good" on snapshot ${NAME} of container web`],
    ['delete', { snapshot: NAME }, `Deleted snapshot ${NAME} of container web`],
  ])(
    'A step with one container that does a %s says so once, as its last line',
    async (operation, inputs, sentence) => {
      const { stdout } = await run({ operation, ...inputs, 'container-id': `web=${CONTAINER}` });
      const lines = linesOf(stdout);
      expect(lines.filter((line) => line.startsWith(sentence))).toEqual([`${sentence}.`]);
      expect(lines.at(-1)).toBe(`${sentence}.`);
    },
  );

  test('Only the last line of a step that succeeds has the color of success', async () => {
    const last = async (variables: Record<string, string>) =>
      (await run({ operation: 'list' }, { GITHUB_ACTIONS: 'true', ...variables })).stdout
        .trimEnd()
        .split('\n')
        .at(-1);
    const sentence = `Found 1 snapshot of container ${CONTAINER}.`;
    expect(await last({})).toBe(`\u001b[1;32m${sentence}\u001b[0m`);
    expect(await last({ RUNNER_TEMP: path.join(runner.temp, 'nowhere') })).toBe(sentence);
  });

  test('The log of a restore that is not healthy says what it restored before the error', async () => {
    const { stdout } = await run({
      operation: 'restore',
      snapshot: NAME,
      'health-url': 'http://127.0.0.1:1/',
      'timeout-seconds': '1',
    });
    const lines = linesOf(stdout);
    const done = lines.indexOf(`Restored container ${CONTAINER} from snapshot ${NAME}.`);
    expect(lines[done + 1]).toBe(
      '::error title=Hoody snapshot::Restored, but not healthy: http://127.0.0.1:1/',
    );
    expect(lines.filter((line) => line === lines[done])).toHaveLength(1);
  });

  test('The log of a step that fails for one container says what succeeded before the errors', async () => {
    refusals = { [`PATCH ${OTHER}`]: [403, 'You may not'] };
    const { failed, stdout } = await run({ operation: 'restore', snapshot: NAME, ...both });
    expect(failed).toBe(true);
    expect(linesOf(stdout)).toEqual([
      `Restoring container web from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC …`,
      `Restored container web from snapshot ${NAME} (0.0 s).`,
      `Restoring container ${OTHER} from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC …`,
      '::group::Requests: 4',
      `GET ${endpointOf(CONTAINER)} → 200 (0.0 s)`,
      `GET ${endpointOf(OTHER)} → 200 (0.0 s)`,
      `PATCH ${endpointOf(CONTAINER)}/${NAME} → 200 (0.0 s)`,
      `PATCH ${endpointOf(OTHER)}/${NAME} → 403 (0.0 s)`,
      '::endgroup::',
      'Restored 1 of 2 containers.',
      `::error title=Hoody snapshot::Could not restore container ${OTHER} from snapshot ${NAME}: the API responded with 403.`,
      'API message: You may not',
      'Use a token that has the permission `containers.features.snapshots` for this container.',
    ]);
  });

  test('The log of a dry run says which addresses a restore would check, and checks none', async () => {
    const { stdout } = await run({
      operation: 'restore',
      snapshot: NAME,
      'dry-run': 'true',
      'health-url': new URL('/health', server.url).href,
    });
    expect(requests()).toEqual([`GET ${SNAPSHOTS}`]);
    expect(linesOf(stdout)).toEqual([
      `Dry run: would restore container ${CONTAINER} from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC.`,
      `Dry run: would check the health of ${server.url.href}health.`,
      '::group::Requests: 1',
      `GET ${SNAPSHOTS} → 200 (0.0 s)`,
      '::endgroup::',
      'Dry run: nothing was changed.',
    ]);
  });
});

describe('The health of a restore', () => {
  const inputs = () => ({
    operation: 'restore',
    snapshot: NAME,
    'health-url': new URL('/health', server.url).href,
  });

  test('A restore checks its addresses, and the summary shows that they are healthy', async () => {
    const { failed, stdout, summary } = await run(inputs());
    expect(failed).toBe(false);
    expect(stdout).not.toContain('Dry run');
    expect(requests()).toEqual([`PATCH ${SNAPSHOTS}/${NAME}`, 'GET /health']);
    expect(summary).toContain('✅ Healthy');
  });

  test('A restore that fails for one of two containers checks its addresses', async () => {
    refusals = { [`PATCH ${OTHER}`]: [403, 'You may not'] };
    await run({ ...inputs(), 'container-id': `${CONTAINER},${OTHER}` });
    expect(requests().at(-1)).toBe('GET /health');
  });

  test('A dry run of a create step checks no health, and does not say that it would', async () => {
    const guard = { 'restore-on-failure': 'true', 'health-url': inputs()['health-url'] };
    const { failed, stdout } = await run({ operation: 'create', 'dry-run': 'true', ...guard });
    expect(failed).toBe(false);
    expect(stdout).not.toContain('would check');
  });

  test('A restore that fails for every container checks nothing', async () => {
    refusals = { [`PATCH ${CONTAINER}`]: [403, 'You may not'] };
    expect((await run(inputs())).failed).toBe(true);
    expect(requests()).toEqual([`PATCH ${SNAPSHOTS}/${NAME}`]);
  });
});

describe('What a create step leaves for its post step', () => {
  const create = { operation: 'create', alias: 'before', 'restore-on-failure': 'true' };
  const directory = () => path.join(runner.temp, 'hoody-snapshot-guards');
  const guardOf = ({ guard = '' }: Record<string, string>) => JSON.parse(guard);

  test('The guard announces itself to the other guards of the job, and the summary shows it', async () => {
    rmSync(directory(), { recursive: true, force: true });
    const { state, summary } = await run(create);
    const { id } = guardOf(state);
    expect(readdirSync(directory()).toSorted()).toEqual([`guarded-${id}`, `waiting-${id}`]);
    expect(summary).toContain('The job is guarded');
  });

  test('A guard that rolls nothing back announces nothing', async () => {
    rmSync(directory(), { recursive: true, force: true });
    await run({ ...create, 'restore-on-failure': 'false', 'delete-on-success': 'true' });
    expect(existsSync(directory())).toBe(false);
  });

  test('The guard contains the settings of the step, and its secrets only in a composite action', async () => {
    const inputs = { 'health-url': 'http://127.0.0.1:1/?k=1', 'timeout-seconds': '9', 'max-parallel': '3' };
    const settings = {
      apiUrl: server.url.href,
      timeoutMs: 9_000,
      maxParallel: 3,
      summary: true,
      labels: { [CONTAINER]: 'web' },
    };
    const all = { ...create, ...inputs, 'container-id': `web=${CONTAINER}` };
    const alone = guardOf((await run(all)).state);
    expect(alone).toMatchObject({ ...settings, healthUrls: ['http://127.0.0.1:1/'], lacksQueries: true });
    expect(alone).not.toHaveProperty('token');
    const composite = guardOf((await run({ ...all, 'action-path': '/action' })).state);
    expect(composite).toMatchObject({
      ...settings,
      token: TOKEN,
      healthUrls: ['http://127.0.0.1:1/?k=1'],
      lacksQueries: false,
    });
    expect(composite.id).not.toBe(alone.id);
  });

  test('A step that fails because of its outputs leaves nothing', async () => {
    const GITHUB_OUTPUT = path.join(runner.temp, 'nowhere/output');
    const { failed, state } = await run(create, { GITHUB_OUTPUT });
    expect(failed).toBe(true);
    expect(state).toEqual({ unsettled: '' });
  });

  test('A step that fails leaves nothing', async () => {
    refusals = { [`POST ${CONTAINER}`]: [403, 'You may not'] };
    expect((await run(create)).state).toEqual({ unsettled: '' });
  });
});

describe('What a create step may leave behind', () => {
  const create = { operation: 'create', 'timeout-seconds': '1' };
  const savedIn = ({ unsettled = '' }: Record<string, string>) => parseUnsettled(unsettled);

  test('An attempt that may have acted is left to the post step, with what it needs to connect', async () => {
    refusals = { [`POST ${CONTAINER}`]: [500, 'Oops'] };
    const inputs = { ...create, 'container-id': `web=${CONTAINER}`, 'max-parallel': '3', summary: 'false' };
    const { failed, state, stdout, outputs } = await run(inputs);
    expect(failed).toBe(true);
    expect(outputs).toMatchObject({ changed: 'true' });
    expect(stdout).toContain(
      '%0AThe post step of this step looks for it until 30 s after the request, and deletes it.',
    );
    expect(savedIn(state)).toEqual({
      apiUrl: server.url,
      maxParallel: 3,
      summary: false,
      labels: { [CONTAINER]: 'web' },
      actionPath: '',
      isTokenGiven: true,
      tokenHash: expect.any(String),
      attempts: [
        {
          containerIds: [CONTAINER],
          alias: expect.stringMatching(/^run-/),
          isGenerated: true,
          sentAt: expect.any(Number),
        },
      ],
    });
  });

  test('The token is saved only in a composite action', async () => {
    refusals = { [`POST ${CONTAINER}`]: [500, 'Oops'] };
    expect(savedIn((await run(create)).state)).not.toHaveProperty('token');
    const { state } = await run({ ...create, 'action-path': '/action' });
    expect(savedIn(state)).toMatchObject({ token: TOKEN });
  });

  test('An attempt under an alias of the workflow is left as such', async () => {
    refusals = { [`POST ${CONTAINER}`]: [500, 'Oops'] };
    const { state, stdout } = await run({ ...create, alias: 'before' });
    expect(savedIn(state)).toMatchObject({ attempts: [{ alias: 'before', isGenerated: false }] });
    expect(stdout).toContain(', and names it: another job may have created it.');
  });

  test('A create step that certainly did nothing leaves nothing', async () => {
    refusals = { [`POST ${CONTAINER}`]: [403, 'You may not'] };
    const { state, outputs } = await run(create);
    expect(savedIn(state)).toBeUndefined();
    expect(outputs).toMatchObject({ changed: 'false' });
  });
});

test.each<[string, Record<string, string>, string]>([
  ['restore', {}, `PATCH ${CONTAINER}`],
  ['alias', { alias: 'good' }, `PATCH ${CONTAINER}`],
  ['delete', {}, `DELETE ${CONTAINER}`],
])('A %s that may have happened says so everywhere', async (operation, inputs, key) => {
  refusals = { [key]: [500, 'Oops'] };
  const step = { operation, snapshot: NAME, 'timeout-seconds': '1', ...inputs };
  const { failed, stdout, outputs, summary } = await run(step);
  expect(failed).toBe(true);
  expect(stdout).toMatch(/^::error .* may have happened: .*%0ATo find out, /m);
  expect(outputs).toMatchObject({ changed: 'true' });
  expect(outputs['results']).toContain(' may have happened: ');
  expect(summary).toContain(`<h3>⚠️ Hoody ${operation} may have happened: `);
});

test('A request that is attempted again says so', async () => {
  refusals = { [`GET ${CONTAINER}`]: [409, 'Busy', 'once'] };
  const { failed, stdout } = await run({ operation: 'list' });
  expect(failed).toBe(false);
  expect(stdout).toMatch(
    /^Could not list the snapshots .* yet: the container is busy .* \(Busy\)\. Waited 0\.\d s so far\.$/m,
  );
});

test('A map of snapshots that is too long is an error, and the output is empty', async () => {
  name = 'a'.repeat(255);
  const ids = Array.from({ length: 460 }, (_, index) => String(index).padStart(24, '0'));
  const inputs = { operation: 'create', 'container-id': ids.join() };
  const { failed, stdout, outputs, summary } = await run(inputs);
  expect(failed).toBe(true);
  expect(stdout).toContain(
    '::error title=Hoody snapshot::The output `snapshot-map` is too long, so it is empty.',
  );
  expect(outputs['snapshot-map']).toBe('');
  expect(summary).toContain('is too long, so it is empty.');
});

test('A step that fails before its inputs are valid has a summary unless that is switched off', async () => {
  const { summary } = await run({ operation: 'shrink' });
  expect(summary).toContain('❌ Hoody: invalid inputs');
  expect((await run({ operation: 'shrink', summary: 'false' })).summary).toBe('');
});

test.each(['not false', 'falsehood'])(
  'The setting %j of the summary switches nothing off',
  async (summary) => {
    expect((await run({ operation: 'list', summary })).summary).toContain('❌ Hoody list: invalid inputs');
  },
);

const CLOCKS = { serverNow: 0, localNow: 0, monotonic: 0 };
const unexpected = () => Promise.reject(new Error('no such call was expected'));

test.each([
  ['one container', CONTAINER, { list: [60_000], restore: [60_000] }],
  ['several', `${CONTAINER},${OTHER}`, { list: [30_000, 30_000], restore: [60_000, 60_000] }],
])('The lists that choose in %s have their share of the time', async (_, ids, expected) => {
  const times: Record<'list' | 'restore', number[]> = { list: [], restore: [] };
  const session = withSessionOver({
    connect: () => ({
      client: ({ totalMs }): HoodyClient => ({
        async list() {
          times.list.push(totalMs);
          const snapshots = [snapshot({ name: 'older', alias: 'before' })];
          return { snapshots, limit: undefined, clocks: CLOCKS };
        },
        async restore() {
          times.restore.push(totalMs);
          return { snapshot: {}, isSentAgain: false };
        },
        look: unexpected,
        creating: unexpected,
        setAlias: unexpected,
        delete: unexpected,
      }),
      close: () => undefined,
    }),
    createProbe: () => unexpected,
  });
  const { failed } = await runner.run(
    (given) => startStep(given, async () => (inputs, log) => runStep(inputs, log, given, session)),
    {
      INPUT_OPERATION: 'restore',
      'INPUT_CONTAINER-ID': ids,
      INPUT_TOKEN: TOKEN,
      INPUT_SNAPSHOT: 'before',
      'INPUT_TIMEOUT-SECONDS': '60',
    },
  );
  expect(failed).toBe(false);
  expect(times).toEqual(expected);
});

describe('The time of a cleanup', () => {
  const TIMEOUT_MS = 60_000;
  /** For several containers. */
  const CLEANUP_MS = 30_000;

  /**
   * Runs a create step of two containers whose second one fails, over a client whose list never shows the new snapshot of the
   * first one, so that the undo waits for it.
   *
   * @param leftMs the time that is left when the second one fails
   * @param sleep waits in place of the clock
   * @param isCanceled whether the job is canceled at that moment
   */
  async function undo(
    leftMs: number,
    {
      sleep = async () => undefined,
      isCanceled = false,
    }: { sleep?: () => Promise<void>; isCanceled?: boolean } = {},
  ) {
    let now = 0;
    const sleeps: number[] = [];
    const budgets: Budget[] = [];
    const job = new AbortController();
    const list = async () => ({
      snapshots: [snapshot({ name: 'older', alias: 'before' })],
      limit: undefined,
      clocks: CLOCKS,
    });
    const client: HoodyClient = {
      list,
      look: unexpected,
      creating: async (containerId, _, attempt) => {
        const post = async () => {
          if (containerId === CONTAINER) return snapshot({ name: 'newer', alias: 'before' });
          now = TIMEOUT_MS + CLEANUP_MS - leftMs;
          if (isCanceled) job.abort();
          throw new RequestError(line('Could not.'), [], status(403));
        };
        return attempt({ list, post }, { mayHaveActed: false });
      },
      restore: unexpected,
      setAlias: unexpected,
      delete: unexpected,
    };
    const connect = () => ({
      client: (budget: Budget) => {
        budgets.push(budget);
        return client;
      },
      close: () => undefined,
    });
    const session = withSessionOver({ connect, createProbe: () => unexpected });
    const clock = {
      monotonic: () => now,
      sleep: async (ms: number, signal?: AbortSignal) => {
        expect(signal?.aborted).toBe(false);
        sleeps.push(ms);
        now += ms;
        await sleep();
      },
    };
    const { failed, stdout } = await runner.run(
      (given) => {
        const step = { ...given, clock: { ...given.clock, ...clock }, watchCancellation: () => job.signal };
        return startStep(step, async () => (inputs, log) => runStep(inputs, log, step, session));
      },
      {
        INPUT_OPERATION: 'create',
        'INPUT_CONTAINER-ID': `${CONTAINER},${OTHER}`,
        INPUT_TOKEN: TOKEN,
        INPUT_ALIAS: 'before',
        'INPUT_TIMEOUT-SECONDS': String(TIMEOUT_MS / 1000),
        'INPUT_MAX-PARALLEL': '1',
      },
    );
    expect(failed).toBe(true);
    expect(stdout).toContain('The list of snapshots does not contain the new one.');
    return { sleeps, budgets };
  }

  test.each([
    [3_500, Array(7).fill(500)],
    [500, [500]],
    [499, []],
  ])('A cleanup that has %i ms left waits no longer than that', async (leftMs, expected) => {
    expect((await undo(leftMs)).sleeps).toEqual(expected);
  });

  test('A cleanup whose wait is interrupted waits no more', async () => {
    const { sleeps } = await undo(3_500, { sleep: () => Promise.reject(new Error('interrupted')) });
    expect(sleeps).toEqual([500]);
  });

  test('A cleanup has a budget of its own', async () => {
    const { budgets } = await undo(3_500);
    expect(budgets.map(({ totalMs }) => totalMs)).toEqual([TIMEOUT_MS, TIMEOUT_MS / 2, 3_500]);
  });

  test('A cleanup goes on for some seconds after the job is canceled', async () => {
    const { sleeps, budgets } = await undo(20_000, { isCanceled: true });
    expect(budgets.map(({ totalMs }) => totalMs)).toEqual([TIMEOUT_MS, TIMEOUT_MS / 2, 5_000]);
    expect(budgets.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
    expect(sleeps).toEqual(Array(9).fill(500));
  });
});
