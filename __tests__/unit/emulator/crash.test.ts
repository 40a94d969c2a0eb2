import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '../../../emulator/server.ts';
import { kill as killProcess } from '../../../tools/harness/signals.ts';
import { checksum, debris, type Fixture, setUp, treesOf, writeCurrent } from '../../helpers/emulator.ts';
import { needs } from '../../helpers/needs.ts';

const { test } = needs('atomic links');

const KILLS = 4;
const FILES = 60;

/** Fills the container, and keeps a snapshot of it. */
async function fill(fixture: Fixture, mark: string, name: string): Promise<string> {
  for (let file = 0; file < FILES; file += 1) {
    await writeCurrent(fixture, `file-${file}`, `${mark}\n`.repeat(100 + file));
  }
  await fixture.emulator.seed(fixture.id, { name, alias: mark });
  return checksum(fixture.emulator.root(fixture.id));
}

/** Resolves when the child has started its work. */
async function startLoop(fixture: Fixture): Promise<ChildProcess> {
  const script = path.join(__dirname, '../../helpers/crash-loop.ts');
  const words = ['--import', 'tsx', script, fixture.stateDir, fixture.id, fixture.token];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('A kill -9 at any moment', () => {
  test('The present files are one whole tree, and every snapshot is whole', async () => {
    const fixture = await setUp();
    const { id, stateDir } = fixture;
    const known = new Map([
      ['α', await fill(fixture, 'α', 'base-alpha')],
      ['β', await fill(fixture, 'β', 'base-beta')],
    ]);
    await fixture.emulator.close();

    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = await startLoop(fixture);
      await sleep(Math.random() * 250);
      killProcess(child);
      const [code, signal] = await once(child, 'exit');
      expect([code, signal]).toEqual([null, 'SIGKILL']);

      const emulator = await startEmulator({ stateDir });
      try {
        expect([...known.values()]).toContain(await checksum(emulator.root(id)));
        const snapshots = await emulator.snapshots(id);
        const trees = await treesOf(stateDir, id);
        expect([...trees.keys()].sort()).toEqual(snapshots.map(({ name }) => name).sort());
        for (const { name, alias } of snapshots) {
          expect(await checksum(trees.get(name) ?? '')).toBe(known.get(alias?.charAt(0) ?? ''));
        }
        const names = snapshots.map(({ name }) => name).filter((name) => name !== 'loop');
        expect(names.sort()).toEqual(['base-alpha', 'base-beta']);
        expect(await debris(stateDir, id)).toEqual([]);
      } finally {
        await emulator.close();
      }
    }
  }, 120_000);
});

describe('Restore', () => {
  test('A restore is never visible half done', async () => {
    const fixture = await setUp();
    const { emulator, id } = fixture;
    const known = {
      'base-alpha': await fill(fixture, 'α', 'base-alpha'),
      'base-beta': await fill(fixture, 'β', 'base-beta'),
    };
    let running = true;
    const seen: Promise<string[]> = (async () => {
      const links: string[] = [];
      while (running) links.push(await readlink(emulator.root(id)));
      return links;
    })();
    for (const name of ['base-alpha', 'base-beta', 'base-alpha', 'base-beta', 'base-alpha'] as const) {
      expect((await fixture.call('PATCH', `/${name}`)).status).toBe(200);
      expect(await checksum(emulator.root(id))).toBe(known[name]);
    }
    running = false;
    // The first and one for each restore: `root` existed at every look.
    expect(new Set(await seen).size).toBe(6);
  });
});
