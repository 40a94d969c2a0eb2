import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectRollback, expectSuccess } from '../helpers/verdicts.ts';

/** A platform whose creates overwrite a snapshot that has the name already. */
const overwriting = useLocalHoody({ nameTaken: 'replace' });
const RELEASE = { operation: 'create', alias: 'pre-deploy' };
const GUARD = { ...RELEASE, 'restore-on-failure': 'true' };

/** Runs steps of one job, with one temporary directory. */
async function inJob(work: (temp: string) => Promise<void>): Promise<void> {
  const temp = await mkdtemp(path.join(tmpdir(), 'hoody-job-'));
  await work(temp).finally(() => rm(temp, { recursive: true }));
}

/** The times of snapshots are compared to the second. */
const aSecondLater = () => new Promise((resolve) => setTimeout(resolve, 1_100));

test.concurrent('A guard does not restore the snapshot that a later step of the job created under its alias', async () => {
  const container = await overwriting.container();
  await inJob(async (temp) => {
    const first = await container.step(GUARD, { temp });
    await container.spoil();
    const second = await container.tree();
    await aSecondLater();
    const again = await container.step(GUARD, { temp });
    expect(again.outputs['snapshot-name']).toBe(first.outputs['snapshot-name']);
    // Post steps run in the reverse order.
    expectRollback(await container.step(GUARD, { temp, postOf: again, jobStatus: 'failure' }));
    expect(await container.tree()).toEqual(second);
    const { length } = container.requests;
    const result = await container.step(GUARD, { temp, postOf: first, jobStatus: 'failure' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^error: Did not roll back container ${container.id}\\.\nSnapshot pre-deploy of container ${container.id} is now a different snapshot\\.\n` +
            `The name now belongs to a snapshot created .* UTC; the one of this job was created .* UTC\\.`,
        ),
      ),
    ]);
    expect(result.stdout).not.toMatch(/curl|rolled back/);
    expect(container.operations.slice(length)).toEqual(['list']);
    expect(await container.tree()).toEqual(second);
  });
});

test.concurrent('A guard does not delete the snapshot that a later step of the job created under its alias', async () => {
  const container = await overwriting.container();
  await inJob(async (temp) => {
    const inputs = { ...RELEASE, 'delete-on-success': 'true' };
    const first = await container.step(inputs, { temp });
    await aSecondLater();
    const again = await container.step(RELEASE, { temp });
    const result = await container.step(inputs, { temp, postOf: first, jobStatus: 'success' });
    expect(result.exitCode).toBe(0);
    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringContaining(
        `warning: Snapshot pre-deploy of container ${container.id} is now a different snapshot.`,
      ),
    ]);
    expect((await container.snapshots()).map(({ name }) => name)).toEqual([again.outputs['snapshot-name']]);
  });
});

test.concurrent('A retention of the job spares the snapshot that guards it', async () => {
  const container = await overwriting.container();
  await inJob(async (temp) => {
    const guard = await container.step({ operation: 'create', 'restore-on-failure': 'true' }, { temp });
    const name = guard.outputs['snapshot-name'] ?? '';
    await aSecondLater();
    const rule = { 'keep-last': '1', filter: '*' };
    expectSuccess(await container.step({ operation: 'create', ...rule }, { temp }));
    expectSuccess(await container.step({ operation: 'delete', ...rule, 'keep-last': '0' }, { temp }));
    expect((await container.snapshots()).map((snapshot) => snapshot.name)).toEqual([name]);
  });
});

const VERSION = { operation: 'create', alias: 'v1.1.0' };

async function withOtherVersion() {
  const container = await overwriting.container();
  // Both aliases derive the same name.
  const other = await container.seed({
    name: 'v110',
    alias: 'v11.0',
    created_at: '2025-01-15T10:30:00.000Z',
  });
  return { container, other };
}

test.concurrent.each(['create', 'reuse', 'fail'])(
  'A create step with if-exists: %s does not overwrite the snapshot of another alias that derives the same name',
  async (ifExists) => {
    const { container, other } = await withOtherVersion();
    const message = expectFailure(await container.step({ ...VERSION, 'if-exists': ifExists }));
    expect(message).toMatch(
      /: the name v110 is in use\.\n.* snapshot v110, created .*, with the alias "v11\.0"\.\nNothing was created/,
    );
    expect(container.operations).toEqual(['list']);
    expect(await container.snapshots()).toEqual([other]);
  },
);

test.concurrent('A create step with if-exists: replace keeps the snapshot of another alias that derives the same name', async () => {
  const { container, other } = await withOtherVersion();
  const result = await container.step({ ...VERSION, 'if-exists': 'replace' });
  expectSuccess(result);
  const [made, kept] = await container.snapshots();
  expect(made).toMatchObject({ name: result.outputs['snapshot-name'], alias: 'v1.1.0' });
  expect(kept).toEqual(other);
});

test.concurrent('A create step whose alias derives a name that is free costs one list', async () => {
  const container = await overwriting.container();
  const result = await container.step(VERSION);
  expectSuccess(result);
  expect(result.outputs['snapshot-name']).toBe('v110');
  expect(container.operations).toEqual(['list', 'create']);
});
