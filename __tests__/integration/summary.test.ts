import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { expectSoundHtml, shownText } from '../helpers/html.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const NAME = 'snap-20250115-103000';

async function withSnapshot() {
  const container = await hoody.container();
  await container.seed({
    alias: 'before-deploy',
    created_at: '2025-01-15T10:30:00.000Z',
    expires_at: '2099-01-15T10:30:00.000Z',
    size: 1_288_490_189,
  });
  return container;
}

for (const operation of EVERY_OPERATION) {
  test.concurrent(`The summary of ${operation} shows the result, the snapshot and the run`, async () => {
    const container = await withSnapshot();
    const result = await container.step(INPUTS_OF[operation](NAME));
    expectSuccess(result);
    expectSoundHtml(result.summary);
    expect(result.summary).toContain(`<h3>Hoody snapshot: ${operation}</h3>`);
    expect(shownText(result.summary)).toContain(` ${result.outputs['snapshot-name']} `);
    expect(shownText(result.summary)).toContain(container.id);
    expect(shownText(result.summary)).toContain('Run 8123456789, attempt 1');
    expect(result.summary.match(/<tr>/g)).toHaveLength(2);
  });

  test.concurrent(`The summary of ${operation} shows the failure`, async () => {
    const container = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 403 });
    const result = await container.step(INPUTS_OF[operation](NAME));
    const message = expectFailure(result);
    expectSoundHtml(result.summary);
    expect(shownText(result.summary)).toContain('❌ Failed for 1 of 1 container');
    expect(shownText(result.summary)).toContain(message.slice(0, 290));
    expect(result.summary).not.toContain('<table>');
  });

  test.concurrent(`The summary of ${operation} can be switched off`, async () => {
    const container = await withSnapshot();
    const result = await container.step({ ...INPUTS_OF[operation](NAME), summary: 'false' });
    expectSuccess(result);
    expect(result.summary).toBe('');
  });
}

test.concurrent('A summary shows readable times and sizes', async () => {
  const container = await withSnapshot();
  const { summary } = await container.step({ operation: 'list' });
  expect(summary).toContain(
    '<td><code>before-deploy</code></td><td>2025-01-15 10:30:00 UTC</td>' +
      '<td>2099-01-15 10:30:00 UTC</td><td>1.2 GiB</td>',
  );
});

test.concurrent('A summary of a container without snapshots has no table', async () => {
  const container = await hoody.container();
  const { summary } = await container.step({ operation: 'list' });
  expectSoundHtml(summary);
  expect(summary).not.toContain('<table>');
});

test.concurrent('A step without a summary file succeeds', async () => {
  const container = await withSnapshot();
  const result = await container.step({ operation: 'list' }, { env: { GITHUB_STEP_SUMMARY: '' } });
  expectSuccess(result);
});

test.concurrent('A step whose summary cannot be written succeeds with a warning', async () => {
  const container = await withSnapshot();
  const result = await container.step(
    { operation: 'restore', snapshot: NAME },
    { env: { GITHUB_STEP_SUMMARY: '/nowhere/at/all' } },
  );
  expect(result.exitCode).toBe(0);
  expect(result.annotations).toEqual([
    {
      level: 'warning',
      title: 'Hoody snapshot',
      message: expect.stringContaining('summary of the job could not'),
    },
  ]);
  expect(result.outputs['changed']).toBe('true');
});
