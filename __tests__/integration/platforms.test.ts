import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Snapshot } from '../../emulator/server.ts';
import type { StepResult } from '../../tools/harness/runner.ts';
import { withJob } from '../helpers/job.ts';
import type { LocalContainer } from '../helpers/local-hoody.ts';
import { seedCreated, usePlatforms } from '../helpers/platforms.ts';
import { aMinuteLater } from '../helpers/unsettled.ts';
import { until } from '../helpers/until.ts';
import {
  expectFailure,
  expectRollback,
  expectSuccess,
  expectUnknownEnd,
  NO_STATE,
  parsed,
  UNSETTLED,
} from '../helpers/verdicts.ts';

const PLATFORMS = usePlatforms({ operationMs: { create: 100 } });
const RELEASE = { operation: 'create', alias: 'release' };

/** The container has one snapshot besides those, and the outputs describe it. */
async function expectOneNew(
  container: LocalContainer,
  others: readonly Snapshot[],
  { outputs, ...result }: StepResult,
  state: StepResult['state'] = NO_STATE,
): Promise<void> {
  expectSuccess({ outputs, ...result }, state);
  const [made, ...rest] = await container.snapshots();
  expect(rest).toEqual(others);
  expect(parsed({ outputs, ...result }, 'snapshot')).toEqual({ ...made, container_id: container.id });
  expect(outputs).toMatchObject({ count: '1', changed: 'true' });
}

// The platforms are not groups, because only tests of one group run at the same time.
for (const [description, hoody, platform] of PLATFORMS) {
  const isRefused = platform.names === 'alias' && platform.nameTaken !== 'replace';
  /** Whether a create step with a used alias leaves the older snapshot. */
  const keepsOlder = platform.names === 'time' && platform.aliasReuse === 'allow';

  test.concurrent(`Two jobs at once end with one snapshot, on a platform that ${description}`, async () => {
    const container = await hoody.container();
    // These two look before the third creates, and are refused; they try again when it is done.
    const busy = { kind: 'status', status: 409, headers: { 'retry-after': '6' } } as const;
    container.fault('create', busy, 2);
    const reusing = container.step({ ...RELEASE, 'if-exists': 'reuse' });
    const failing = container.step({ ...RELEASE, 'if-exists': 'fail' });
    await until(() => container.requests.filter(({ status }) => status === 409).length === 2);
    const created = await container.step({ ...RELEASE, 'if-exists': 'reuse' });
    expectSuccess(created);
    const name = created.outputs['snapshot-name'] ?? '';
    const reused = await reusing;
    expectSuccess(reused);
    expect(reused.outputs).toMatchObject({ 'snapshot-name': name, changed: 'false' });
    const message = expectFailure(await failing);
    expect(message).toContain(
      `already has a snapshot with the alias "release". Nothing was created.\nIt is snapshot ${name}, `,
    );
    expect((await container.snapshots()).map((snapshot) => snapshot.name)).toEqual([name]);
    const successes = container.requests.filter(
      ({ operation, status }) => operation === 'create' && status === 201,
    );
    expect(successes).toHaveLength(1);
  });

  test.concurrent.each([
    ['a generated alias', { operation: 'create' }, NO_STATE],
    ['an alias that is free', RELEASE, UNSETTLED],
  ])(
    `A create step with %s whose response was lost is found, on a platform that ${description}`,
    async (_alias, inputs, state) => {
      const container = await hoody.container();
      const older = await seedCreated(container, platform, 'other');
      container.fault('create', { kind: 'reset', when: 'after' });
      const result = await container.step(inputs);
      await expectOneNew(container, [older], result, state);
      expect(container.operations).toEqual(['create', 'list']);
    },
  );

  test.concurrent(`A create step that did not arrive is sent again, on a platform that ${description}`, async () => {
    const creates = [{ operation: 'create' }, RELEASE].map(async (inputs) => {
      const container = await hoody.container();
      const older = await seedCreated(container, platform, 'other');
      container.fault('create', { kind: 'reset', when: 'before' });
      const result = await container.step(inputs);
      await expectOneNew(container, [older], result, UNSETTLED);
      expect(container.operations).toEqual(['create', 'list', 'create']);
      return container.requests.flatMap(({ operation, body }) =>
        operation === 'create' ? [JSON.parse(body).alias] : [],
      );
    });
    const [generated = [], explicit = []] = await Promise.all(creates);
    expect(new Set(generated).size).toBe(2);
    expect(explicit).toEqual(['release', 'release']);
  });

  test.concurrent(`A lost create request with a used alias is never mistaken, on a platform that ${description}`, async () => {
    const container = await hoody.container();
    const older = await seedCreated(container, platform, 'release');
    container.fault('create', { kind: 'reset', when: 'after' });
    const result = await container.step(RELEASE);
    if (isRefused) {
      // The refusal was lost too, so that it is repeated once.
      const message = expectUnknownEnd(result);
      expect(message).toContain(`the API responded with ${platform.nameTaken} `);
      expect(message).toContain('Set `if-exists` to reuse or replace');
      expect(container.operations).toEqual(['create', 'list', 'create', 'list']);
      const post = await container.step({}, { postOf: aMinuteLater(result), jobStatus: 'failure' });
      expect(post).toMatchObject({ exitCode: 0, annotations: [] });
      expect(await container.snapshots()).toEqual([older]);
    } else {
      await expectOneNew(container, keepsOlder ? [older] : [], result, UNSETTLED);
      expect(container.operations).toEqual(['create', 'list']);
    }
  });

  test.concurrent(`A replace whose create is lost ends with one snapshot, on a platform that ${description}`, async () => {
    const container = await hoody.container();
    await seedCreated(container, platform, 'release');
    container.fault('create', { kind: 'reset', when: 'after' });
    container.fault('alias', { kind: 'reset', when: 'after' });
    container.fault('delete', { kind: 'reset', when: 'after' });
    const result = await container.step({ ...RELEASE, 'if-exists': 'replace' });
    await expectOneNew(container, [], result);
    expect(result.outputs['snapshot-alias']).toBe('release');
    expect(container.operations).toEqual([
      ...['list', 'create', 'list', 'list'],
      ...['delete', 'delete', 'alias', 'alias'],
    ]);
  });

  test.concurrent(`The guard of a replace restores the new snapshot, on a platform that ${description}`, async () => {
    const container = await hoody.container();
    await seedCreated(container, platform, 'release');
    await writeFile(path.join(hoody.emulator.root(container.id), 'version'), '2\n');
    const before = await container.tree();
    const guard = { ...RELEASE, 'if-exists': 'replace', 'restore-on-failure': 'true' };
    await withJob([container], guard, async ({ main, post }) => {
      const { outputs } = await main();
      await container.spoil();
      expectRollback(await post('failure'));
      expect(await container.tree()).toEqual(before);
      const [kept, ...others] = await container.snapshots();
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ name: outputs['snapshot-name'], alias: 'release' });
    });
  });

  test.concurrent(`The guard of a lost create request restores its snapshot, and does not delete what may be another job's, on a platform that ${description}`, async () => {
    const container = await hoody.container();
    const before = await container.tree();
    container.fault('create', { kind: 'reset', when: 'after' });
    const guard = { ...RELEASE, 'restore-on-failure': 'true', 'delete-on-success': 'true' };
    await withJob([container], guard, async ({ main, post }) => {
      const created = await main();
      await container.spoil();
      const postOf = aMinuteLater(created);
      const kept = await post('success', {}, { postOf });
      expect(kept).toMatchObject({ exitCode: 0, annotations: [] });
      expect(kept.log).toContain(
        `Kept snapshot ${created.outputs['snapshot-name']} of container ${container.id}, because another job may have created it.`,
      );
      const names = (await container.snapshots()).map(({ name }) => name);
      expect(names).toEqual([created.outputs['snapshot-name']]);
      expectRollback(await post('failure', {}, { postOf }));
      expect(await container.tree()).toEqual(before);
    });
  });

  test.concurrent(`The guard of a lost create request with a generated alias deletes its snapshot, on a platform that ${description}`, async () => {
    const container = await hoody.container();
    const older = await seedCreated(container, platform, 'release');
    container.fault('create', { kind: 'reset', when: 'after' });
    await withJob([container], { 'delete-on-success': 'true' }, async ({ main, post }) => {
      expectSuccess({ ...(await main()), state: NO_STATE });
      expect(await post('success')).toMatchObject({ exitCode: 0, annotations: [] });
      expect(await container.snapshots()).toEqual([older]);
    });
  });

  test.concurrent(`An undo leaves no container with less than it had, on a platform that ${description}`, async () => {
    const [one, two] = [await hoody.container(), await hoody.container()];
    const older = await seedCreated(one, platform, 'release');
    two.fault('create', { kind: 'status', status: 403 });
    const result = await one.step({ ...RELEASE, 'container-id': `${one.id},${two.id}` });
    expect(result.exitCode).toBe(1);
    const messages = result.annotations.map(({ message }) => message);
    expect(messages.at(-1)).toContain(
      `Could not create snapshot "release" of container ${two.id}: the API responded with 403.`,
    );
    expect(await two.snapshots()).toEqual([]);
    const left = await one.snapshots();
    if (isRefused || keepsOlder) {
      expect(left).toEqual([older]);
      expect(messages).toHaveLength(isRefused ? 2 : 1);
      expect(result.outputs).toMatchObject({ changed: 'false', count: '0', 'snapshot-map': '{}' });
      return;
    }
    expect(left).toHaveLength(1);
    expect(left[0]?.created_at).not.toBe(older.created_at);
    expect(messages[0]).toContain(
      `Kept snapshot ${left[0]?.name} of container ${one.id}, although \`create\` failed.\nIt replaced the older snapshot ${older.name}`,
    );
    expect(messages).toHaveLength(2);
    expect(result.outputs).toMatchObject({ changed: 'true', count: '1' });
    expect(one.operations).not.toContain('delete');
  });
}
