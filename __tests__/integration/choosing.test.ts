import { ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess, expectWellFormed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** The inputs that take a snapshot, of each operation that does. */
const INPUTS = {
  restore: { operation: 'restore' },
  alias: { operation: 'alias', 'remove-alias': 'true' },
  delete: { operation: 'delete' },
};

for (const operation of ON_A_SNAPSHOT) {
  const inputs = INPUTS[operation];

  test.concurrent(`The operation ${operation} refuses a word that is the name of one snapshot and the alias of another`, async () => {
    const container = await hoody.container();
    const named = await container.seed({ name: 'nightly', created_at: '2025-01-14T10:30:00.000Z' });
    const aliased = await container.seed({ alias: 'nightly', created_at: '2025-01-15T10:30:00.000Z' });
    const before = await container.tree();
    const message = expectFailure(await container.step({ ...inputs, snapshot: 'nightly' }));
    expect(message).toBe(
      `"nightly" is ambiguous in container ${container.id}. Nothing was changed.\n` +
        `It is the name of snapshot nightly and the alias of ${aliased.name}.\n` +
        'To select one, use `name:nightly` or `alias:nightly`.',
    );
    expect(container.operations).toEqual(['list']);
    expect(await container.snapshots()).toEqual([aliased, named]);
    expect(await container.tree()).toEqual(before);
  });

  test.concurrent.each(['name', 'alias'] as const)(
    `The operation ${operation} selects an ambiguous snapshot by its %s if the prefix says so`,
    async (by) => {
      const container = await hoody.container();
      const named = await container.seed({ name: 'nightly', created_at: '2025-01-14T10:30:00.000Z' });
      const aliased = await container.seed({ alias: 'nightly', created_at: '2025-01-15T10:30:00.000Z' });
      const result = await container.step({ ...inputs, snapshot: `${by}:nightly` });
      expectSuccess(result);
      expect(result.outputs['snapshot-name']).toBe((by === 'name' ? named : aliased).name);
      expect(container.operations).toEqual(['list', operation]);
    },
  );

  test.concurrent(`The operation ${operation} sends one request for a generated name with its prefix`, async () => {
    const container = await hoody.container();
    const { name } = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    const result = await container.step({ ...inputs, snapshot: `name:${name}` });
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).toBe(name);
    expect(container.operations).toEqual([operation]);
  });

  test.concurrent(`The operation ${operation} never uses the newest in place of a missing snapshot`, async () => {
    const container = await hoody.container();
    await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    await container.spoil();
    const before = [await container.tree(), await container.snapshots()];
    expectFailure(await container.step({ ...inputs, snapshot: 'LATEST' }));
    expect([await container.tree(), await container.snapshots()]).toEqual(before);
    expect(container.operations).toEqual(['list']);
  });
}

// The operations choose in the same way, so the rest is about one of them.

test.concurrent('The operation restore does not try an alias with its prefix as a name', async () => {
  const container = await hoody.container();
  const { name } = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  expectFailure(await container.step({ ...INPUTS.restore, snapshot: `alias:${name}` }));
  expect(container.operations).toEqual(['list']);
});

test.concurrent.each(['..', '../..', '%2e%2e', 'a/b', ' x'])(
  'The operation restore finds no snapshot with the hostile name %j after a prefix',
  async (name) => {
    const container = await hoody.container();
    const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
    const message = expectFailure(await container.step({ ...INPUTS.restore, snapshot: `name:${name}` }));
    expect(message).toContain(`Container ${container.id} has no snapshot "name:${name}".`);
    // A later list cannot show what no request can address.
    expect(container.operations).toEqual(['list']);
    expect(await container.snapshots()).toEqual([snapshot]);
  },
);

test.concurrent('The operation restore does not resolve a name in a map as an alias', async () => {
  const container = await hoody.container();
  const snapshot = await container.seed({ alias: 'gone', created_at: '2025-01-15T10:30:00.000Z' });
  const map = JSON.stringify({ [container.id]: 'gone' });
  const message = expectFailure(await container.step({ ...INPUTS.restore, snapshot: map }));
  expect(message).toContain(`Container ${container.id} has no snapshot "name:gone".`);
  expect(new Set(container.operations)).toEqual(new Set(['list']));
  expect(await container.snapshots()).toEqual([snapshot]);
});

test.concurrent('The operation restore prefers the name latest to the newest', async () => {
  const container = await hoody.container();
  const named = await container.seed({ name: 'latest', created_at: '2025-01-13T10:30:00.000Z' });
  await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  const result = await container.step({ ...INPUTS.restore, snapshot: 'latest' });
  expectSuccess(result);
  expect(result.outputs['created-at']).toBe(named.created_at);
});

test.concurrent('The operation restore prefers the alias latest to the newest', async () => {
  const container = await hoody.container();
  const aliased = await container.seed({ alias: 'latest', created_at: '2025-01-14T10:30:00.000Z' });
  await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  const result = await container.step({ ...INPUTS.restore, snapshot: 'latest' });
  expectSuccess(result);
  expect(result.outputs['snapshot-name']).toBe(aliased.name);
  expect(result.log).toContain('Using the snapshot with the alias "latest", not the newest');
});

test.concurrent('The operation restore finds an alias that looks like a generated name', async () => {
  const container = await hoody.container();
  const aliased = await container.seed({
    alias: 'snap-20200101-000000',
    created_at: '2025-01-15T10:30:00.000Z',
  });
  const result = await container.step({ ...INPUTS.restore, snapshot: 'snap-20200101-000000' });
  expectSuccess(result);
  expect(result.outputs['snapshot-name']).toBe(aliased.name);
  expect(container.operations).toEqual(['restore', 'list', 'restore']);
});

test.concurrent('The operation restore ignores an alias that differs in case or only begins with the text', async () => {
  const container = await hoody.container();
  const snapshot = await container.seed({ alias: 'Nightly-2', created_at: '2025-01-15T10:30:00.000Z' });
  const message = expectFailure(await container.step({ ...INPUTS.restore, snapshot: 'nightly' }));
  expect(message).toContain(`Container ${container.id} has no snapshot "nightly"`);
  expect(message).toContain(`${snapshot.name} ("Nightly-2")`);
  expect(container.operations).toEqual(['list']);
});

test.concurrent.each([
  ['nightlyy', ['list'], 'snap-20250111-103000 ("nightly")'],
  ['snap-20250115-103009', ['restore', 'list'], 'snap-20250115-103000 ("d")'],
])(
  'The operation restore reports the five nearest snapshots when there is no %s',
  async (wanted, operations, nearest) => {
    const container = await hoody.container();
    const aliases = ['weekly', 'nightly', 'a', 'b', 'c', 'd', 'something else'];
    for (const [day, alias] of aliases.entries()) {
      await container.seed({ alias, created_at: `2025-01-1${day}T10:30:00.000Z` });
    }
    const message = expectFailure(await container.step({ ...INPUTS.restore, snapshot: wanted }));
    expect(message).toContain(`has no snapshot "${wanted}".\nDid you mean ${nearest}, snap-`);
    expect(message.match(/snap-202501\d\d-103000 \("/g)).toHaveLength(5);
    expect(container.operations).toEqual(operations);
    expect(await container.snapshots()).toHaveLength(aliases.length);
  },
);

test.concurrent('The operation restore reports a container without snapshots', async () => {
  const container = await hoody.container();
  const message = expectFailure(await container.step({ ...INPUTS.restore, snapshot: 'latest' }));
  expect(message).toBe(`Container ${container.id} has no snapshot "latest".\nIt has no snapshots.`);
});

const TIME = '2025-01-15T10:30:00.000Z';

test.concurrent.each([
  ['have the same time', TIME],
  ['have the same time to the second', '2025-01-15T10:30:00Z'],
  ['have no time', null],
])('The word latest is refused if snapshots %s', async (_what, created_at) => {
  const container = await hoody.container();
  await container.seed({ alias: 'one', created_at: TIME });
  const names = ['snap-20250115-103000', 'snap-20250115-102959'];
  const snapshots = names.map((name, index) => ({ name, created_at: index === 0 ? TIME : created_at }));
  container.fault('list', { kind: 'response', body: { data: { snapshots } } }, 2);
  for (const backup of ['false', 'true']) {
    const message = expectFailure(
      await container.step({ ...INPUTS.restore, snapshot: 'latest', 'backup-first': backup }),
    );
    expect(message).toContain(`"latest" is unclear in container ${container.id}. Nothing was changed.\n`);
    for (const name of names) expect(message).toContain(name);
  }
  expect(container.operations).toEqual(['list', 'list']);
});

test.concurrent('The word latest never means a backup that a restore made', async () => {
  const container = await hoody.container();
  const good = await container.seed({ alias: 'backup-of-monday', created_at: TIME });
  const restore = { ...INPUTS.restore, snapshot: 'latest', 'backup-first': 'true' };
  for (let run = 0; run < 2; run += 1) {
    const result = await container.step(restore);
    expectSuccess(result);
    expect(result.outputs['snapshot-name']).toBe(good.name);
  }
});

async function shared() {
  const container = await hoody.container();
  const newest = await container.seed({ alias: 'nightly', created_at: '2025-01-15T10:30:00.000Z' });
  const oldest = await container.seed({ alias: 'nightly', created_at: '2025-01-14T10:30:00.000Z' });
  return { container, newest, oldest };
}

test.concurrent.each(['restore', 'alias'] as const)(
  'An alias that two snapshots share means the newest for %s, with a warning',
  async (operation) => {
    const { container, newest, oldest } = await shared();
    const result = await container.step({ ...INPUTS[operation], snapshot: 'nightly' });
    expectWellFormed(result);
    expect(result.exitCode).toBe(0);
    expect(result.outputs['snapshot-name']).toBe(newest.name);
    expect(result.annotations).toEqual([
      {
        level: 'warning',
        title: 'Hoody snapshot',
        message:
          `Using the newest of 2 snapshots with the alias "nightly": ${newest.name}.\n` +
          `The others are ${oldest.name}.`,
      },
    ]);
    expect(container.operations).toEqual(['list', operation]);
    expect(container.requests[1]?.url).toContain(`/snapshots/${newest.name}`);
  },
);

test.concurrent.each(['false', 'true'])(
  'An alias that two snapshots share is refused by delete with ignore-missing %s, and the error names both',
  async (ignore) => {
    const { container, newest, oldest } = await shared();
    const result = await container.step({
      operation: 'delete',
      snapshot: 'nightly',
      'ignore-missing': ignore,
    });
    const message = expectFailure(result);
    expect(message).toContain(`2 snapshots of container ${container.id} have the alias "nightly"`);
    expect(message).toContain(`They are ${newest.name}, ${oldest.name}.\nNothing was deleted.`);
    expect(container.operations).toEqual(['list']);
    expect(await container.snapshots()).toEqual([newest, oldest]);
  },
);

test.concurrent('An alias that begins with a prefix is reported if the prefix selects another snapshot', async () => {
  const container = await hoody.container();
  const literal = await container.seed({ alias: 'name:web', created_at: '2025-01-15T10:30:00.000Z' });
  await container.seed({ name: 'web', created_at: '2025-01-14T10:30:00.000Z' });
  const result = await container.step({ operation: 'restore', snapshot: 'name:web' });
  expect(result.outputs['snapshot-name']).toBe('web');
  expect(result.annotations).toEqual([
    {
      level: 'warning',
      title: 'Hoody snapshot',
      message:
        `"name:web" selects snapshot web, not ${literal.name}.\n` +
        `The name or alias of snapshot ${literal.name} is that whole text. To select it, use \`name:${literal.name}\`.`,
    },
  ]);
  const other = await container.step({ operation: 'restore', snapshot: 'alias:name:web' });
  expectSuccess(other);
  expect(other.outputs['snapshot-name']).toBe(literal.name);
});

describe('A list of snapshots to delete', () => {
  async function seeded() {
    const container = await hoody.container();
    const seed = (alias: string, day: number) =>
      container.seed({ alias, created_at: `2025-01-1${day}T10:30:00.000Z` });
    return {
      container,
      newest: await seed('other', 5),
      named: await seed('pr-x', 4),
      commas: await seed('pr-x, latest', 3),
    };
  }

  test.concurrent.each(['pr-x, latest', 'pr-x,latest', 'other, pr-x, latest', 'alias:pr-x, latest'])(
    'The list %j is refused, because its commas can belong to an alias',
    async (snapshot) => {
      const { container, newest, named, commas } = await seeded();
      for (const ignore of ['false', 'true']) {
        const message = expectFailure(
          await container.step({ operation: 'delete', snapshot, 'ignore-missing': ignore }),
        );
        expect(message).toContain(
          `They can separate snapshots, or belong to the alias "pr-x, latest" of snapshot ${commas.name}.`,
        );
        expect(message).toContain('Nothing was deleted.');
      }
      expect(container.operations).toEqual(['list', 'list']);
      expect(await container.snapshots()).toEqual([newest, named, commas]);
    },
  );

  test.concurrent('Commas separate a list if no alias has them', async () => {
    const { container, commas } = await seeded();
    const result = await container.step({ operation: 'delete', snapshot: 'pr-x, other' });
    expectSuccess(result);
    expect(await container.snapshots()).toEqual([commas]);
  });

  test.concurrent.each(['\n', '\r\n', '\r'])('Only line breaks separate a list with %j', async (end) => {
    const { container, newest } = await seeded();
    const result = await container.step({ operation: 'delete', snapshot: `pr-x, latest${end}pr-x${end}` });
    expectSuccess(result);
    expect(await container.snapshots()).toEqual([newest]);
  });
});

test.concurrent.each(['\n', '\r\n', '\r', ','])('Containers can be separated by %j', async (separator) => {
  const [one, two] = [await hoody.container(), await hoody.container()];
  const ids = `${one.id}${separator}${two.id}${separator}`;
  expect(await one.step({ operation: 'list', 'container-id': ids })).toMatchObject({ exitCode: 0 });
  expect([...one.operations, ...two.operations]).toEqual(['list', 'list']);
});
