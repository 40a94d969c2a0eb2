import { access } from 'node:fs/promises';
import { INPUTS_OF, ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess, expectUnknownEnd, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const TIME = '2025-01-15T10:30:00.000Z';

/** Names that a client, a proxy or a server could read as another path. */
const HOSTILE = [
  '..',
  '.',
  '../..',
  'a/b',
  'a/../..',
  '//example.com',
  '\\..\\..',
  '%2e%2e',
  '..%2f..',
  '%252e%252e',
  'a?force=true',
  'a#b',
  'snap-20250115-103000/../..',
  'snap-20250115-103000/alias',
  'snap-20250115-103000%00',
  '．．',
];

/** The names that are tried everywhere. */
const MOST_HOSTILE = ['..', '../..', '%2e%2e'];

async function expectUntouched(container: LocalContainer): Promise<void> {
  expect(hoody.emulator.attacks).toEqual([]);
  await access(hoody.emulator.root(container.id));
  expect(hoody.emulator.containers.map(({ id }) => id)).toContain(container.id);
}

for (const operation of ON_A_SNAPSHOT) {
  test.concurrent.each(operation === 'delete' ? HOSTILE : MOST_HOSTILE)(
    `The operation ${operation} finds no snapshot with the name %j, and sends only a list`,
    async (name) => {
      const container = await hoody.container();
      const snapshot = await container.seed({ created_at: TIME });
      const message = expectFailure(await container.step(INPUTS_OF[operation](name)));
      expect(message).toContain(`Container ${container.id} has no snapshot "${name}".\nDid you mean `);
      expect(container.operations).toEqual(['list']);
      expect(await container.snapshots()).toEqual([snapshot]);
      await expectUntouched(container);
    },
  );

  test.concurrent.each(['../..', '%2e%2e'])(
    `The operation ${operation} does not act on a snapshot with the name %j, by name or alias`,
    async (name) => {
      const container = await hoody.container();
      const snapshot = await container.seed({ name, alias: 'target', created_at: TIME });
      for (const selector of [name, 'target']) {
        const message = expectFailure(await container.step(INPUTS_OF[operation](selector)));
        expect(message).toBe(
          `Could not use snapshot ${JSON.stringify(name)} of container ${container.id}.\n` +
            'Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.',
        );
      }
      expect(container.operations).toEqual(['list', 'list']);
      expect(await container.snapshots()).toEqual([snapshot]);
      await expectUntouched(container);
    },
  );
}

/** Names that no request can contain, in a list; the first is the newest. */
const UNUSABLE = [...MOST_HOSTILE, '.', 'a/b', `a${String.fromCharCode(0)}`, 'a\nb', 'a'.repeat(256), 'ü'];

test.concurrent('A list shows the snapshots whose names are hostile, and reports that they cannot be used', async () => {
  const container = await hoody.container();
  for (const [index, name] of UNUSABLE.entries()) {
    await container.seed({ name, created_at: new Date(Date.parse(TIME) - index * 1_000).toISOString() });
  }
  const result = await container.step({ operation: 'list' });
  expectSuccess(result);
  const listed = parsed(result, 'snapshots') as { name: string }[];
  expect(listed.map(({ name }) => name)).toEqual(UNUSABLE);
  expect(result.log).toContain(
    `No operation can use ${UNUSABLE.length} snapshots of container ${container.id}, because the name cannot be part of a ` +
      'URL path: "..", "../..", ',
  );
  await expectUntouched(container);
});

test.concurrent.each([
  ['restore', { snapshot: 'good' }],
  ['alias', { snapshot: 'good', alias: 'renamed' }],
  ['delete', { snapshot: 'good' }],
  ['delete', { snapshot: 'good\nsnap-20250115-103000' }],
] as const)(
  'The operation %s with %j works beside snapshots whose names are hostile',
  async (operation, inputs) => {
    const container = await hoody.container();
    const good = await container.seed({ alias: 'good', created_at: TIME });
    for (const name of MOST_HOSTILE) await container.seed({ name, alias: 'hostile', created_at: TIME });
    const result = await container.step({ operation, ...inputs });
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).toBe(good.name);
    expect(container.operations).toEqual(['list', operation]);
    const others = (await container.snapshots()).filter(({ alias }) => alias === 'hostile');
    expect(others).toHaveLength(MOST_HOSTILE.length);
    await expectUntouched(container);
  },
);

test.concurrent('A delete by rule deletes the others, and fails for the snapshots whose names are hostile', async () => {
  const container = await hoody.container();
  await container.seed({ alias: 'good', created_at: TIME });
  const hostile = await container.seed({ name: '..', created_at: TIME });
  const result = await container.step({ operation: 'delete', filter: '*', 'keep-last': '0' });
  expect(result.exitCode).toBe(1);
  expect(result.annotations.map(({ message }) => message)).toEqual([
    `Could not use snapshot ".." of container ${container.id}.\n` +
      'Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.',
  ]);
  expect(container.operations).toEqual(['list', 'delete']);
  expect(await container.snapshots()).toEqual([hostile]);
  await expectUntouched(container);
});

test.concurrent('A create step with if-exists: reuse does not reuse a snapshot whose name is hostile', async () => {
  const container = await hoody.container();
  const hostile = await container.seed({ name: '..', alias: 'mine', created_at: TIME });
  const result = await container.step({ operation: 'create', alias: 'mine', 'if-exists': 'reuse' });
  expectSuccess(result);
  expect(result.outputs).toMatchObject({ 'snapshot-name': 'mine', changed: 'true' });
  expect(container.operations).toEqual(['list', 'create']);
  expect((await container.snapshots())[1]).toEqual(hostile);
});

test.concurrent.each([
  ['../..', 'the name "../.." cannot be part of a URL path'],
  ['..', 'the name ".." cannot be part of a URL path'],
  ['%2e%2e', 'the name "%2e%2e" cannot be part of a URL path'],
  ['', 'the name of the snapshot is missing'],
])('A create step whose snapshot has the name %j is an error', async (name, reason) => {
  const container = await hoody.container();
  container.fault('create', { kind: 'response', body: { data: { snapshot: { name, created_at: TIME } } } });
  const result = await container.step({ operation: 'create' });
  expect(expectUnknownEnd(result)).toContain(`the API response is invalid.\nReason: ${reason}\n`);
  // The post step finds the snapshot by its alias, and deletes it by its name in the list.
  await container.step({}, { postOf: result, jobStatus: 'failure' });
  expect(container.operations).toEqual(['create', 'list', 'delete']);
  expect(await container.snapshots()).toEqual([]);
  await expectUntouched(container);
});

test.concurrent.each(['restore', 'alias'] as const)(
  'A response to %s about a snapshot with the name ../.. is an error',
  async (operation) => {
    const container = await hoody.container();
    const { name } = await container.seed({ created_at: TIME });
    const body = { message: 'ok', data: { snapshot: { name: '../..', created_at: TIME } } };
    container.fault(operation, { kind: 'response', body });
    expectUnknownEnd(await container.step(INPUTS_OF[operation](name)));
    expect(container.operations).toEqual([operation]);
    await expectUntouched(container);
  },
);

test.concurrent('A response to delete about a snapshot with the name ../.. is an error', async () => {
  const container = await hoody.container();
  const { name } = await container.seed({ created_at: TIME });
  container.fault('delete', { kind: 'response', body: { data: { snapshot_name: '../..' } } });
  expectUnknownEnd(await container.step({ operation: 'delete', snapshot: name }));
  expect(container.operations).toEqual(['delete']);
  await expectUntouched(container);
});

test.concurrent('A lost create request whose snapshot has a hostile name in the list is an error', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'reset', when: 'before' });
  const listed = { name: '../..', alias: 'mine', created_at: new Date(Date.now() + 60_000).toISOString() };
  container.fault('list', { kind: 'response', body: { data: { snapshots: [listed] } } });
  const message = expectUnknownEnd(await container.step({ operation: 'create', alias: 'mine' }));
  expect(message).toContain('the name "../.." cannot be part of a URL path');
  expect(message).toContain('The snapshot may exist anyway');
  expect(container.operations).toEqual(['create', 'list']);
  await expectUntouched(container);
});

test.concurrent('Every endpoint is requested exactly as written, including unusual names', async () => {
  const container = await hoody.container();
  await container.seed({ name: 'v1.0:rc~2@x+y', alias: 'odd', created_at: TIME });
  await container.step({ operation: 'alias', snapshot: 'odd', alias: '../..' });
  await container.step({ operation: 'restore', snapshot: '../..' });
  await container.step({ operation: 'delete', snapshot: 'v1.0:rc~2@x+y' });
  const collection = `/api/v1/containers/${container.id}/snapshots`;
  expect(container.requests.map(({ method, url, status }) => [method, url, status])).toEqual([
    ['GET', collection, 200],
    ['PATCH', `${collection}/v1.0:rc~2@x+y/alias`, 200],
    ['GET', collection, 200],
    ['PATCH', `${collection}/v1.0:rc~2@x+y`, 200],
    ['GET', collection, 200],
    ['DELETE', `${collection}/v1.0:rc~2@x+y`, 200],
  ]);
  await expectUntouched(container);
});
