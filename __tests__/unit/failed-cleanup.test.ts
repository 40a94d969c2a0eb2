import { randomUUID } from 'node:crypto';
import { decideGuard } from '../../src/guard/decision.ts';
import type { Guard, GuardedSnapshot } from '../../src/guard/guard.ts';
import { runPostStep } from '../../src/post-step.ts';
import { withSession } from '../../src/session.ts';
import { FakeRunner, linesOf } from '../helpers/fakes/runner.ts';
import { CONTAINER } from '../helpers/fakes/snapshot.ts';
import { redacted } from '../helpers/fakes/text.ts';
import { shownText } from '../helpers/html.ts';

const NAME = 'snap-20250115-103000';
const TOKEN = 'hdy_0123456789';

const runner = new FakeRunner();
afterAll(() => runner.remove());

const SNAPSHOT = redacted<GuardedSnapshot>({
  containerId: CONTAINER,
  name: NAME,
  createdAt: '2025-01-15T10:30:00.000Z',
  ownership: 'made',
  isUniqueName: true,
});

const guardOf = (fields: Partial<Guard>): Guard => ({
  id: randomUUID(),
  apiUrl: new URL('https://api.hoody.test'),
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  lacksQueries: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  labels: {},
  isTokenGiven: true,
  actionPath: '',
  snapshots: [SNAPSHOT],
  ...fields,
});

const run = (jobStatus: string, variables: Record<string, string>, fields: Partial<Guard> = {}) => {
  const guard = guardOf(fields);
  const switches = { 'restore-on-failure': 'true', 'delete-on-success': 'true' };
  const decision = decideGuard(guard, { jobStatus, switches });
  return runner.run(
    (given) =>
      runPostStep({ guard: { guard, decision }, hasForeignInputs: false }, jobStatus, given, withSession),
    variables,
  );
};

/** What stops a post step before it sends anything. */
const OBSTACLES: [string, Record<string, string>, string][] = [
  ['no token', {}, '`token` is missing'],
  ['a malformed token', { INPUT_TOKEN: `${TOKEN} x` }, '`token` contains white space'],
  ['a token in quotes', { INPUT_TOKEN: `"${TOKEN}"` }, '`token` is in quotes'],
  ['a short token', { INPUT_TOKEN: 'abc' }, '`token` has fewer than'],
  [
    'a proxy that is none',
    { INPUT_TOKEN: TOKEN, HTTPS_PROXY: 'socks5://proxy.example:1080' },
    'HTTPS_PROXY does not contain a valid proxy URL',
  ],
  [
    'a proxy that is no address',
    { INPUT_TOKEN: TOKEN, HTTPS_PROXY: 'http://user:p%zz@:x' },
    'HTTPS_PROXY does not contain a valid proxy URL',
  ],
  [
    'certificate checks that are off',
    { INPUT_TOKEN: TOKEN, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    'NODE_TLS_REJECT_UNAUTHORIZED is 0',
  ],
];

test.each(OBSTACLES)(
  'A cleanup with %s is a warning, and the page names what is left over',
  async (_, variables, reason) => {
    const { failed, stdout, summary } = await run('success', variables);
    const lines = linesOf(stdout).join('\n');
    expect(failed).toBe(false);
    expect(lines).not.toContain('::error');
    expect(lines.split('::warning')).toHaveLength(2);
    expect(lines).toContain('Could not delete the snapshots of this job.');
    expect(lines).toContain(reason);
    expect(shownText(summary)).toContain('snapshots left over');
    expect(shownText(summary)).toContain(NAME);
    expect(lines + summary).not.toContain('0123456789');
  },
);

test.each(OBSTACLES)('A rollback with %s is an error with the command', async (_, variables, reason) => {
  const { failed, stdout, summary } = await run('failure', variables);
  const lines = linesOf(stdout).join('\n');
  expect(failed).toBe(true);
  expect(lines.split('::error')).toHaveLength(2);
  expect(lines).toContain(reason);
  expect(lines).toContain('curl');
  expect(shownText(summary)).toContain('rollback failed');
  expect(summary).toContain('curl');
});

test('An unknown status is an error where a rollback may be due, and else a warning', async () => {
  const both = await run('skipped', { INPUT_TOKEN: TOKEN });
  expect(both.failed).toBe(true);
  const cleanup = await run('skipped', { INPUT_TOKEN: TOKEN }, { restoreOnFailure: false });
  expect(cleanup.failed).toBe(false);
  expect(cleanup.stdout).toContain('::warning');
  expect(cleanup.stdout).toContain('Expected `success`, `failure`, or `cancelled`');
});

test('A cleanup without a summary writes none', async () => {
  const { failed, summary } = await run('success', {}, { summary: false });
  expect(failed).toBe(false);
  expect(summary).toBe('');
});
