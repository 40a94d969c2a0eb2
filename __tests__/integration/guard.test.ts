import { shownText } from '../helpers/html.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { EVERY_KIND } from '../helpers/tree.ts';
import { expectFailure, expectRollback, expectSuccess, NO_STATE } from '../helpers/verdicts.ts';

const hoody = useLocalHoody({}, EVERY_KIND);
const RESTORE = { 'restore-on-failure': 'true' };
const DELETE = { 'delete-on-success': 'true' };

test.concurrent.each(['failure', 'cancelled'] as const)(
  'The guard restores the container after %s, and the summary shows it',
  async (jobStatus) => {
    const container = await hoody.container();
    const before = await container.tree();
    await withJob([container], { ...RESTORE, ...DELETE }, async ({ main, post }) => {
      const created = await main();
      expect(created.exitCode).toBe(0);
      expect(created.log).toContain('The post step restores from these snapshots if the job fails');
      await container.spoil();
      const name = created.outputs['snapshot-name'];

      const result = await post(jobStatus);
      expect(result.exitCode).toBe(0);
      expect(result.annotations).toEqual([
        {
          level: 'warning',
          title: 'Hoody snapshot',
          message: expect.stringMatching(
            new RegExp(
              `^The job (failed|was canceled): container ${container.id} was rolled back to snapshot ${name}, ` +
                'created 20.* UTC \\(.* s\\)\\.$',
            ),
          ),
        },
      ]);
      expect(await container.tree()).toEqual(before);
      expect(container.operations).toEqual(['create', 'list', 'restore']);
      expect(result.env).toMatchObject({ HOODY_ROLLBACK: 'restored' });
      expect((await container.snapshots()).map((snapshot) => snapshot.name)).toEqual([name]);
      expect(result.log).toContain(`Rolled back container ${container.id} to snapshot ${name}`);
      expect(result.summary).toContain('> [!WARNING]\n');
      expect(result.summary).toContain(jobStatus === 'failure' ? 'The job failed' : 'The job was canceled');
      expect(shownText(result.summary)).toMatch(
        /so the container was rolled back to 20.* UTC \(\d+ s earlier\)\. It took \d+\.\d s\./,
      );
      expect(shownText(result.summary)).toMatch(
        /What was written from 20.* UTC to 20.* UTC is gone\. The snapshot does not expire\./,
      );
      expect(shownText(result.summary)).toContain(`⚠️ Hoody rollback: ${container.id} `);
    });
  },
);

test.concurrent('The guard deletes the snapshot after a success with delete-on-success', async () => {
  const container = await hoody.container();
  await withJob([container], { ...RESTORE, ...DELETE }, async ({ main, post }) => {
    const created = await main();
    const older = await container.seed({ alias: 'older' });
    const result = await post('success');
    expect(result).toMatchObject({ exitCode: 0, annotations: [] });
    expect(result.summary).toContain('The job succeeded, so the snapshot that it created was deleted.');
    expect(result.log).toContain(`Deleted snapshot ${created.outputs['snapshot-name']}`);
    expect(await container.snapshots()).toEqual([older]);
  });
});

test.concurrent.each([
  ['success', RESTORE],
  ['failure', DELETE],
  ['cancelled', DELETE],
] as const)('The guard shows nothing and sends nothing after %s with %j', async (jobStatus, guard) => {
  const container = await hoody.container();
  await withJob([container], guard, async ({ main, post }) => {
    await main();
    const result = await post(jobStatus);
    expect(result).toMatchObject({
      exitCode: 0,
      log: '',
      stderr: '',
      summary: '',
      outputs: {},
      state: {},
    });
    expect(container.operations).toEqual(['create']);
  });
});

test.concurrent.each([
  { operation: 'list' },
  { operation: 'create' },
  { operation: 'create', 'dry-run': 'true', ...RESTORE, ...DELETE },
  { operation: 'frobnicate' },
])('The post step writes nothing at all after %j', async (inputs) => {
  const container = await hoody.container();
  await withJob([container], {}, async ({ main, post }) => {
    await main(inputs);
    const { length } = container.requests;
    for (const jobStatus of ['success', 'failure', 'cancelled'] as const) {
      const result = await post(jobStatus, inputs);
      expect(result).toMatchObject({
        exitCode: 0,
        stdout: '',
        stderr: '',
        summary: '',
        outputs: {},
        state: {},
      });
    }
    expect(container.requests).toHaveLength(length);
  });
});

test.concurrent('The guard does not exist after a create step that fails', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'status', status: 403 });
  await withJob([container], { ...RESTORE, ...DELETE }, async ({ main, post }) => {
    expectFailure(await main());
    expect(await post('failure')).toMatchObject({ exitCode: 0, stdout: '', summary: '' });
    expect(container.operations).toEqual(['create']);
  });
});

test.concurrent('The guard does not exist after a step that was killed before it began', async () => {
  const container = await hoody.container();
  await withJob([container], { operation: 'restore', snapshot: 'latest' }, async ({ main, post }) => {
    const result = await main({ 'container-id': '' });
    expect(result.state).toEqual(NO_STATE);
    await post('cancelled');
    expect(container.requests).toEqual([]);
  });
});

test.concurrent('The guard restores a reused snapshot, and never deletes it', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  const older = await container.seed({ alias: 'release' });
  const guard = { ...RESTORE, ...DELETE, alias: 'release', 'if-exists': 'reuse' };
  await withJob([container], guard, async ({ main, post }) => {
    await main();
    await container.spoil();
    await post('failure');
    expect(await container.tree()).toEqual(before);
  });
  await withJob([container], guard, async ({ main, post }) => {
    expect((await main()).log).toContain('deletes nothing if the job succeeds');
    const kept = await post('success');
    expect(kept).toMatchObject({ exitCode: 0, annotations: [] });
    const sentence = `Kept snapshot ${older.name} of container ${container.id}, because the step reused it.`;
    expect(kept.log).toBe(`${sentence}\n`);
    expect(shownText(kept.summary)).toContain(sentence);
  });
  expect((await container.snapshots()).map(({ name }) => name)).toEqual([older.name]);
  expect(container.operations).toEqual(['list', 'list', 'restore', 'list']);
});

test.concurrent('A rollback whose snapshot is gone says so and what remains, without a command', async () => {
  const container = await hoody.container();
  const other = await container.seed({ alias: 'other', created_at: '2025-01-15T10:30:00.000Z' });
  await withJob([container], RESTORE, async ({ main, post }) => {
    const { outputs } = await main();
    const name = outputs['snapshot-name'];
    expectSuccess(await container.step({ operation: 'delete', snapshot: `name:${name}` }));
    const result = await post('failure');
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^error: Did not roll back container ${container.id}\\.\n` +
            `Snapshot ${name} of container ${container.id} is gone: it expired, or someone deleted it\\.\n` +
            `The container has ${other.name}, created .*\\.\nTo restore one of those, use the operation .restore. with its name\\.$`,
        ),
      ),
    ]);
    expect(result.summary).toContain('> [!CAUTION]\n');
    expect(result.stdout + result.summary).not.toContain('curl');
  });
});

test.concurrent('The guard retries a restore after a transient failure', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], RESTORE, async ({ main, post }) => {
    await main();
    await container.spoil();
    container.fault('restore', { kind: 'status', status: 409 });
    container.fault('restore', { kind: 'status', status: 503 });
    expectRollback(await post('failure'));
    expect(await container.tree()).toEqual(before);
  });
});

test.concurrent('The guard finds a restore whose response was lost in the list', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], RESTORE, async ({ main, post }) => {
    await main();
    await container.spoil();
    container.fault('restore', { kind: 'reset', when: 'after' });
    expectRollback(await post('failure'));
    expect(await container.tree()).toEqual(before);
    expect(container.operations).toEqual(['create', 'list', 'restore', 'list']);
  });
});

test.concurrent('The guard restores the others if one container fails, and shows the command for that one', async () => {
  const containers = await Promise.all([hoody.container(), hoody.container(), hoody.container()] as const);
  const [one, two, three] = containers;
  const before = await one.tree();
  await withJob(containers, RESTORE, async ({ main, post }) => {
    const created = await main();
    const map = JSON.parse(created.outputs['snapshot-map'] ?? '') as Record<string, string>;
    for (const container of containers) await container.spoil();
    const spoilt = await two.tree();
    two.fault('restore', { kind: 'status', status: 403 });
    const result = await post('failure');
    expect(result.exitCode).toBe(1);
    expect(await one.tree()).toEqual(before);
    expect(await two.tree()).toEqual(spoilt);
    expect(await three.tree()).toEqual(before);
    expect(result.annotations.map(({ level }) => level)).toEqual(['error', 'warning']);
    const [message = '', done = ''] = result.annotations.map((annotation) => annotation.message);
    expect(done).toMatch(/^The job failed: 2 of 3 containers were rolled back\.\n/);
    expect(done).toContain(`${one.id} was rolled back to snapshot ${map[one.id]}, created 20`);
    expect(done).toContain(
      `The containers may be inconsistent now: ${two.id} has what the deploy left, and `,
    );
    const path = `/api/v1/containers/${two.id}/snapshots/${map[two.id]}`;
    expect(message).toContain(`Could not roll back container ${two.id} to snapshot ${map[two.id]}.\n`);
    expect(message).toContain(
      'the API responded with 403.\nAPI message: You do not have permission to restore this container\n',
    );
    expect(message).toContain(
      process.platform === 'win32'
        ? `Invoke-RestMethod -Method Patch -Headers @{ Authorization = "Bearer $env:HOODY_TOKEN" } -Uri '${hoody.url}${path}'`
        : `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${hoody.url}${path}'`,
    );
    expect(result.summary).toContain(
      'The job failed. **1 container was not rolled back**; 2 containers were rolled back to their snapshots.',
    );
    expect(shownText(result.summary)).toContain(`Still broken: ${two.id} `);
    expect(result.summary).toContain(`'${hoody.url}${path}'</pre>\n`);
  });
});

test.concurrent('The guard only warns if the snapshot of a good deploy cannot be deleted', async () => {
  const container = await hoody.container();
  container.fault('delete', { kind: 'status', status: 403 });
  await withJob([container], DELETE, async ({ main, post }) => {
    const created = await main();
    const result = await post('success');
    expect(result.exitCode).toBe(0);
    expect(result.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining(
          `Snapshot ${created.outputs['snapshot-name']} of container ${container.id} remains.`,
        ),
      }),
    ]);
  });
});

test.concurrent('The guard counts a snapshot that is already gone as deleted', async () => {
  const container = await hoody.container();
  await withJob([container], DELETE, async ({ main, post }) => {
    const created = await main();
    await container.step({ operation: 'delete', snapshot: created.outputs['snapshot-name'] ?? '' });
    expect(await post('success')).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

test.concurrent('The guard shows the command to restore manually without a token and with an unknown status', async () => {
  const container = await hoody.container();
  await withJob([container], RESTORE, async ({ main, post }) => {
    const created = await main();
    const command = `/snapshots/${created.outputs['snapshot-name']}'`;
    const lost = await post('failure', { token: '' });
    expect(lost.exitCode).toBe(1);
    expect(lost.annotations.map(({ message }) => message).join('\n')).toMatch(
      /`token` is missing[\s\S]*(?:curl|Invoke-RestMethod)/,
    );
    expect(lost.annotations.at(-1)?.message).toContain(command);
    const unknown = await post('failure', { 'job-status': 'on fire' });
    expect(unknown.exitCode).toBe(1);
    expect(unknown.annotations[0]?.message).toContain('Nothing was restored or deleted');
    expect(unknown.annotations.at(-1)?.message).toContain(command);
    expect(container.operations).toEqual(['create']);
  });
});

test.concurrent('A cleanup that cannot start is a warning, and mentions no rollback', async () => {
  const container = await hoody.container();
  await withJob([container], { ...RESTORE, ...DELETE }, async ({ main, post }) => {
    const { outputs } = await main();
    const lost = await post('success', { token: '' });
    expect(lost.exitCode).toBe(0);
    expect(lost.annotations).toEqual([
      {
        level: 'warning',
        title: 'Hoody snapshot',
        message: expect.stringMatching(
          /^Could not delete the snapshots of this job\.\n(.*\n)*.*`token` is missing\./,
        ),
      },
    ]);
    expect(lost.stdout).not.toMatch(/curl|rolled back/);
    expect(shownText(lost.summary)).toContain('snapshots left over');
    expect(shownText(lost.summary)).toContain(`${outputs['snapshot-name']} of ${container.id}`);
  });
});

test.concurrent('The guard keeps the token out of its state', async () => {
  const container = await hoody.container();
  await withJob([container], { ...RESTORE, ...DELETE }, async ({ main }) => {
    const { state } = await main();
    expect(Object.keys(state).sort()).toEqual(['connection', 'guard', 'snapshots', 'unsettled']);
    expect(JSON.stringify(state)).not.toContain(hoody.token);
  });
});

test.concurrent('The guard acts on the container and the API of its step, whatever the inputs are later', async () => {
  const container = await hoody.container();
  const other = await hoody.container();
  const before = await container.tree();
  await withJob([container], RESTORE, async ({ main, post }) => {
    await main();
    await container.spoil();
    const result = await post('failure', { 'container-id': other.id, 'api-url': 'http://127.0.0.1:1' });
    expect(result.exitCode).toBe(0);
    expect(await container.tree()).toEqual(before);
    expect(other.requests).toEqual([]);
  });
});

test.concurrent('A job without any failure passes without an annotation', async () => {
  const container = await hoody.container();
  await withJob([container], RESTORE, async ({ main, post }) => {
    const created = await main();
    expect(created.annotations).toEqual([]);
    expect(created.exitCode).toBe(0);
    expect(await post('success')).toMatchObject({ exitCode: 0, stdout: '' });
  });
  expectSuccess(await container.step({ operation: 'list' }));
});
