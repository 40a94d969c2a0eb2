import { type LocalContainer, type RunOptions, useLocalHoody } from '../helpers/act-hoody.ts';
import { readExample, stepOf } from '../helpers/example-jobs.ts';
import { runScript } from '../helpers/example-scripts.ts';
import { useWebhook } from '../helpers/webhook.ts';

const hoody = useLocalHoody('deploy-with-notification.yml');
const webhook = useWebhook();

const settings = (container: LocalContainer) => ({
  vars: { HOODY_CONTAINER_ID: container.id },
  secrets: { SLACK_WEBHOOK_URL: `${webhook.url}/slack`, WEBHOOK_URL: `${webhook.url}/any` },
});

function run(container: LocalContainer, options: Partial<RunOptions> = {}) {
  return hoody.run('deploy-with-notification.yml', { event: 'push', ...settings(container), ...options });
}

function play(container: LocalContainer, options: Partial<RunOptions>) {
  return hoody.play('deploy-with-notification.yml', { ...settings(container), ...options });
}

test('After a rollback, a chat and a webhook get what runs now, and the cache is purged', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  webhook.failOnce();

  const { exitCode, log, ghCalls } = await run(container, { deploys: [[container, 'fails']] });

  expect(exitCode).toBe(1);
  expect(await container.tree()).toEqual(before);
  const message = expect.stringMatching(
    /^Deploy of octo\/site: failure\. .* the version from before the deploy runs again\. https?:\/\/\S+\/actions\/runs\/1$/,
  );
  expect(webhook.deliveries).toEqual([
    { path: '/slack', contentType: 'application/json', body: { text: message } },
    {
      path: '/any',
      contentType: 'application/json',
      body: { text: message, result: 'failure', rollback: 'restored' },
    },
  ]);
  expect(log).toContain('The cache is purged.');
  expect(ghCalls).toBe('');
});

test('After a deploy that succeeds, nothing is sent, opened or purged', async () => {
  const container = await hoody.container();

  const { exitCode, log, ghCalls } = await run(container);

  expect(exitCode).toBe(0);
  expect(container.operations).toEqual(['create']);
  expect(webhook.deliveries).toEqual([]);
  expect(ghCalls).toBe('');
  expect(log).not.toContain('The cache is purged.');
});

test('If the post step of the guard does not run, an issue says that the rollback needs a look', async () => {
  const container = await hoody.container();

  const { exitCode, log, ghCalls } = await run(container, { deploys: [[container, 'loses the runner']] });

  expect(exitCode).toBe(1);
  expect(container.operations).toEqual(['create']);
  const [slack] = webhook.deliveries;
  expect(slack?.body).toEqual({ text: expect.stringContaining('The rollback did not run') });
  expect(ghCalls).toMatch(/^issue\ncreate\n--repo\nocto\/site\n--title\n.*\n--body\n.*failure\..* armed\. /);
  expect(log).not.toContain('The cache is purged.');
});

test('A create step that fails deploys nothing, and is reported', async () => {
  const container = await hoody.container();
  const token = await hoody.emulator.addToken({ permissions: { [container.id]: ['access'] } });

  const { exitCode, ghCalls } = await run(container, { token });

  expect(exitCode).toBe(1);
  expect(container.operations).toEqual(['create']);
  expect(webhook.deliveries[1]?.body).toMatchObject({ result: 'failure', rollback: '' });
  expect(ghCalls).toContain('Its rollback: no report.');
});

test('After a rollback that fails, an issue is opened, and the cache stays', async () => {
  const container = await hoody.container();
  hoody.emulator.script({
    on: { operation: 'restore', containerId: container.id },
    effect: { kind: 'status', status: 403 },
  });

  const { jobs, ghCalls } = await play(container, { deploys: [[container, 'fails']] });

  expect(jobs['notify']?.result).toBe('success');
  expect(webhook.deliveries[1]?.body).toMatchObject({ result: 'failure', rollback: 'failed' });
  expect(jobs['issue']?.result).toBe('success');
  expect(ghCalls).toContain('Its rollback: failed.');
  expect(jobs['purge']).toBeUndefined();
});

test('After a cancel that rolled back, the later jobs run', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { jobs } = await play(container, {
    deploys: [[container, 'hangs']],
    cancelAt: 'The deploy hangs.',
  });

  expect(jobs['deploy']?.result).toBe('cancelled');
  expect(await container.tree()).toEqual(before);
  expect(webhook.deliveries[1]?.body).toMatchObject({ result: 'cancelled', rollback: 'restored' });
  expect(jobs['purge']?.log).toContain('The cache is purged.');
  expect(jobs['issue']).toBeUndefined();
});

test('Without the secrets, nothing is sent, and the notification succeeds', async () => {
  const container = await hoody.container();

  const { log } = await run(container, { deploys: [[container, 'fails']], secrets: {} });

  expect(log).toContain('[notify] 🏁  Job succeeded');
  expect(webhook.deliveries).toEqual([]);
});

test.each([
  ['restored', 'the version from before the deploy runs again'],
  ['unhealthy', 'it does not respond'],
  ['partial', 'some containers have the version from before the deploy'],
  ['failed', 'The rollback failed'],
  ['unknown', 'It is unknown whether'],
  ['disarmed', 'the new version stays'],
  ['not-needed', 'the new version stays'],
  ['armed', 'The rollback did not run'],
  ['', 'No rollback is reported'],
  ['of-a-later-version', 'The rollback failed'],
])('The message for the word "%s" says what runs now', async (rollback, text) => {
  const { jobs } = await readExample('deploy-with-notification.yml');
  const needs = { deploy: { result: 'cancelled', outputs: { rollback } } };
  const { failed, written } = await runScript(stepOf(jobs['notify'], 'Say what runs now'), { needs });
  expect(failed).toBe(false);
  expect(written).toContain('text=Deploy of octo/site: cancelled. ');
  expect(written).toContain(text);
  expect(written).toContain(' https://github.com/octo/site/actions/runs/8123456789\n');
});
