import fs from 'node:fs/promises';
import path from 'node:path';
import { type EmulatorOptions, type SnapshotFields, startEmulator } from '../../../emulator/server.ts';
import { copyTree } from '../../../emulator/storage/copy-tree.ts';
import {
  checksum,
  debris,
  jsonBody,
  namesBelow,
  send,
  setUp,
  snapshotsPath,
  temporaryDirectory,
  treesOf,
  writeCurrent,
} from '../../helpers/emulator.ts';
import { needs } from '../../helpers/needs.ts';

const { test } = needs('atomic links');

const CHANGES = ['chmod', 'copyFile', 'lutimes', 'mkdir', 'rename', 'rm', 'symlink', 'writeFile'] as const;
const GONE = 'The process is gone';

/** A disk on which the given change is done by half, and none after it, as if the process was killed there. */
function killAt(step: number): { happened: () => boolean } {
  let count = 0;
  for (const name of CHANGES) {
    const change = fs[name] as (...words: unknown[]) => Promise<unknown>;
    const spy = jest.spyOn(fs, name) as unknown as jest.SpyInstance<Promise<unknown>, unknown[]>;
    spy.mockImplementation(async (...words) => {
      count += 1;
      if (count < step) return change(...words);
      if (count === step) await doHalf(name, words);
      throw new Error(GONE);
    });
  }
  return { happened: () => count >= step };
}

async function doHalf(name: (typeof CHANGES)[number], [target, content]: unknown[]): Promise<void> {
  if (name === 'writeFile') await fs.appendFile(String(target), String(content).slice(0, 20));
  if (name === 'rm') {
    const below = await namesBelow(String(target)).catch(() => []);
    const file = below.at(-1);
    if (file !== undefined) await fs.unlink(path.join(String(target), file)).catch(() => undefined);
  }
}

/** The tree of the current files, and the alias of each snapshot, which starts with its tree. */
type State = { root: string; aliases: string[] };

const BEFORE: State = { root: 'B', aliases: ['A', 'B'] };

/** An operation on a container with a snapshot of each tree, `base-A` and `base-B`, and the files of B. */
interface OperationCase {
  what: string;
  request: [method: string, below: string, body?: unknown];
  options?: Partial<EmulatorOptions>;
  /** Fields of the snapshot of A. */
  seedA?: SnapshotFields;
  /** A state that may be seen besides the one before and the one after. */
  between?: State;
  after: State;
  /** The number of changes on the disk. */
  steps: number;
}

describe.each<OperationCase>([
  {
    what: 'create',
    request: ['POST', '', { alias: 'B new' }],
    after: { root: 'B', aliases: ['A', 'B', 'B new'] },
    steps: 11,
  },
  {
    what: 'create with a name from the time',
    request: ['POST', '', { alias: 'B new' }],
    options: { names: 'time' },
    after: { root: 'B', aliases: ['A', 'B', 'B new'] },
    steps: 13,
  },
  {
    what: 'create that replaces the snapshot of its name',
    request: ['POST', '', { alias: 'B new' }],
    options: { nameTaken: 'replace' },
    seedA: { name: 'Bnew' },
    after: { root: 'B', aliases: ['B', 'B new'] },
    steps: 12,
  },
  {
    what: 'create that replaces the snapshot of its alias',
    request: ['POST', '', { alias: 'B' }],
    options: { names: 'time', aliasReuse: 'replace' },
    between: { root: 'B', aliases: ['A', 'B', 'B'] },
    after: { root: 'B', aliases: ['A', 'B'] },
    steps: 15,
  },
  { what: 'restore', request: ['PATCH', '/base-A'], after: { root: 'A', aliases: ['A', 'B'] }, steps: 14 },
  {
    what: 'change of an alias',
    request: ['PATCH', '/base-A/alias', { alias: 'A new' }],
    after: { root: 'B', aliases: ['A new', 'B'] },
    steps: 2,
  },
  { what: 'delete', request: ['DELETE', '/base-A'], after: { root: 'B', aliases: ['B'] }, steps: 3 },
  {
    what: 'list that removes an expired snapshot',
    request: ['GET', ''],
    options: { now: () => new Date('2200-01-01T00:00:00.000Z') },
    seedA: { expires_at: '2100-01-01T00:00:00.000Z' },
    after: { root: 'B', aliases: ['B'] },
    steps: 3,
  },
])(
  'An emulator that is killed during a $what',
  ({ request: [method, below, body], options, seedA, between, after, steps }) => {
    test('A kill at any step leaves the state before the operation or after it', async () => {
      const { emulator, id, token, stateDir } = await setUp();
      const known = new Map<string, string>();
      for (const [tree, fields] of [
        ['A', seedA],
        ['B', {}],
      ] as const) {
        await writeCurrent({ emulator, id }, 'index.html', tree.repeat(50));
        await emulator.seed(id, { name: `base-${tree}`, alias: tree, ...fields });
        known.set(await checksum(emulator.root(id)), tree);
      }
      await emulator.close();

      const check = async (directory: string): Promise<State> => {
        const restarted = await startEmulator({ stateDir: directory });
        try {
          expect(await debris(directory, id)).toEqual([]);
          const snapshots = await restarted.snapshots(id);
          const trees = await treesOf(directory, id);
          expect([...trees.keys()].sort()).toEqual(snapshots.map(({ name }) => name).sort());
          for (const { name, alias } of snapshots) {
            const tree = trees.get(name) ?? '';
            expect(known.get(await checksum(tree))).toBe(alias?.charAt(0));
          }
          const create = { method: 'POST', target: snapshotsPath(id), token, ...jsonBody({}) };
          expect((await send(restarted, create)).status).toBe(201);
          return {
            root: known.get(await checksum(restarted.root(id))) ?? 'neither',
            aliases: snapshots.map(({ alias }) => alias ?? '').sort(),
          };
        } finally {
          await restarted.close();
        }
      };

      let step = 1;
      for (let killed = true; killed; step += 1) {
        const directory = path.join(await temporaryDirectory(), 'state');
        await copyTree(stateDir, directory);
        const victim = await startEmulator({ stateDir: directory, onError: () => undefined, ...options });
        const kill = killAt(step);
        const { status } = await send(victim, {
          method,
          target: snapshotsPath(id) + below,
          token,
          ...jsonBody(body),
        });
        jest.restoreAllMocks();
        killed = kill.happened();
        await victim.close();
        const state = await check(directory);
        if (killed) expect([BEFORE, after, ...(between ? [between] : [])]).toContainEqual(state);
        else expect([status < 300, state]).toEqual([true, after]);
      }
      expect(step).toBeGreaterThan(steps);
    }, 60_000);
  },
);

describe('An emulator that is killed while it adds a container', () => {
  test('The container exists entirely or not at all, and can be added again', async () => {
    const id = 'a'.repeat(24);
    const files = { 'index.html': 'one', 'a/b': 'c' };
    let step = 1;
    for (let killed = true; killed; step += 1) {
      const stateDir = path.join(await temporaryDirectory(), 'state');
      const victim = await startEmulator({ stateDir });
      const kill = killAt(step);
      const added = await victim.addContainer({ id, files }).then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe(GONE);
          return false;
        },
      );
      jest.restoreAllMocks();
      killed = kill.happened();
      expect(added).toBe(!killed);
      await victim.close();
      const restarted = await startEmulator({ stateDir });
      if (restarted.containers.length === 0) await restarted.addContainer({ id, files });
      expect(restarted.containers.map((container) => container.id)).toEqual([id]);
      expect(await namesBelow(restarted.root(id))).toEqual(['a', 'a/b', 'index.html']);
      expect(await debris(stateDir, id)).toEqual([]);
      await restarted.close();
    }
    expect(step).toBeGreaterThan(8);
  }, 60_000);
});
