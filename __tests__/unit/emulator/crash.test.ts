import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator } from '../../../emulator/server.ts';
import { checksum, debris, type Fixture, setUp, treesOf, writeCurrent } from '../../helpers/emulator.ts';

const KILLS = 4;
const FILES = 60;

async function fill(fixture: Fixture, tree: string): Promise<string> {
  for (let file = 0; file < FILES; file += 1) {
    await writeCurrent(fixture, `file-${file}`, `${tree}\n`.repeat(100 + file));
  }
  await fixture.emulator.seed(fixture.id, { name: `base-${tree}`, alias: tree });
  return checksum(fixture.emulator.root(fixture.id));
}

/** Resolves once the child has begun its work. */
async function startLoop(fixture: Fixture): Promise<ChildProcess> {
  const script = path.join(__dirname, '../../helpers/crash-loop.ts');
  const words = ['--import', 'tsx', script, fixture.stateDir, fixture.id, fixture.token];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('A kill -9 at any moment', () => {
  test('leaves one complete tree as the current files, and complete snapshots', async () => {
    const fixture = await setUp();
    const { id, stateDir } = fixture;
    const known = new Map([
      ['A', await fill(fixture, 'A')],
      ['B', await fill(fixture, 'B')],
    ]);
    await fixture.emulator.close();

    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = await startLoop(fixture);
      await sleep(Math.random() * 250);
      child.kill('SIGKILL');
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
        expect(snapshots.map(({ name }) => name)).toEqual(expect.arrayContaining(['base-A', 'base-B']));
        expect(snapshots.length).toBeLessThanOrEqual(3 + kill);
        expect(await debris(stateDir, id)).toEqual([]);
      } finally {
        await emulator.close();
      }
    }
  }, 120_000);
});

describe('A restore', () => {
  test('is never visible half done', async () => {
    const fixture = await setUp();
    const { emulator, id } = fixture;
    const known = [await fill(fixture, 'A'), await fill(fixture, 'B')];
    let running = true;
    const seen: Promise<string[]> = (async () => {
      const links: string[] = [];
      while (running) links.push(await readlink(emulator.root(id)));
      return links;
    })();
    for (const tree of ['A', 'B', 'A', 'B', 'A']) {
      expect((await fixture.call('PATCH', `/base-${tree}`)).status).toBe(200);
      expect(await checksum(emulator.root(id))).toBe(known[tree === 'A' ? 0 : 1]);
    }
    running = false;
    // The first and one for each restore: `root` was there at every look.
    expect(new Set(await seen).size).toBe(6);
  });
});
