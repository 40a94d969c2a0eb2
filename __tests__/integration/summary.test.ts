import type { Operation } from '../../src/operations/request.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { expectShown, expectSoundHtml, shownText } from '../helpers/html.ts';
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

const TITLES = {
  create: 'snapshot created',
  list: 'snapshots',
  restore: 'restore',
  alias: 'alias set',
  delete: 'snapshot deleted',
} as const satisfies Record<Operation, string>;

for (const operation of EVERY_OPERATION) {
  test.concurrent(`The summary of ${operation} shows the result, the container and the snapshot`, async () => {
    const container = await withSnapshot();
    const result = await container.step(INPUTS_OF[operation](NAME));
    expectSuccess(result);
    expectSoundHtml(result.summary);
    expect(shownText(result.summary)).toMatch(
      new RegExp(`^ ✅ Hoody ${TITLES[operation]}: ${container.id} \n`),
    );
    expect(shownText(result.summary)).toContain(` ${result.outputs['snapshot-name']} `);
  });

  test.concurrent(`The summary of ${operation} shows the failure`, async () => {
    const container = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 403 });
    const result = await container.step(INPUTS_OF[operation](NAME));
    const message = expectFailure(result);
    expectSoundHtml(result.summary);
    expect(shownText(result.summary)).toContain(` ❌ Hoody ${operation} failed: ${container.id} \n`);
    expectShown(result.summary, message);
    expect(result.summary).not.toContain('Snapshot: ');
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
  expect(shownText(summary)).toMatch(
    / Alias: before-deploy .* Created: \d+ months ago \(2025-01-15 10:30:00 UTC\) /s,
  );
  expect(shownText(summary)).toMatch(
    / Expires: in \d+ years \(2099-01-15 10:30:00 UTC\) .* Size: 1\.2 GiB /s,
  );
});

test.concurrent('A summary of a container without snapshots shows none', async () => {
  const container = await hoody.container();
  const { summary } = await container.step({ operation: 'list' });
  expectSoundHtml(summary);
  expect(summary).not.toContain('Snapshot: ');
});

test.concurrent('A step with wrong inputs has a summary, unless it is switched off', async () => {
  const container = await hoody.container();
  const wrong = { operation: 'shrink', 'keep-last': 'x' };
  const message = expectFailure(await container.step({ ...wrong, summary: 'false' }));
  expect((await container.step({ ...wrong, summary: 'FALSE' })).summary).toBe('');
  const { summary } = await container.step(wrong);
  expectSoundHtml(summary);
  expect(summary).toContain('<h3>❌ Hoody: invalid inputs</h3>');
  for (const problem of message.split('\n- ').slice(1)) expectShown(summary, problem);
});

test.concurrent('A step without a summary file succeeds', async () => {
  const container = await withSnapshot();
  const result = await container.step({ operation: 'list' }, { runnerEnv: { GITHUB_STEP_SUMMARY: '' } });
  expectSuccess(result);
});

test.concurrent('A step whose summary cannot be written succeeds with a warning', async () => {
  const container = await withSnapshot();
  const result = await container.step(
    { operation: 'restore', snapshot: NAME },
    { runnerEnv: { GITHUB_STEP_SUMMARY: '/nowhere/at/all' } },
  );
  expect(result.exitCode).toBe(0);
  expect(result.annotations).toEqual([
    {
      level: 'warning',
      title: 'Hoody snapshot',
      message: expect.stringContaining('Could not write the job summary.'),
    },
  ]);
  expect(result.outputs['changed']).toBe('true');
});
