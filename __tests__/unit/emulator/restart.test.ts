import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { startEmulator } from '../../../emulator/server.ts';
import {
  checksum,
  debris,
  listed,
  readCurrent,
  send,
  setUp,
  snapshotsPath,
  take,
  temporaryDirectory,
  writeCurrent,
} from '../../helpers/emulator.ts';

describe('A restart', () => {
  test('The containers, tokens, snapshots and files stay the same', async () => {
    const fixture = await setUp();
    for (let more = 0; more < 5; more += 1) await fixture.emulator.addContainer({});
    const narrow = await fixture.emulator.addToken({ permissions: { [fixture.id]: ['access'] } });
    const first = await take(fixture, { alias: 'first', expiry: 5 });
    await writeCurrent(fixture, 'index.html', 'two');
    await take(fixture);
    await fixture.call('PATCH', `/${first.name}`);
    await fixture.call('PATCH', `/${first.name}/alias`, { alias: 'renamed' });
    const [snapshots, containers, tokens] = [
      await listed(fixture),
      fixture.emulator.containers,
      fixture.emulator.tokens,
    ];
    expect(snapshots).toHaveLength(2);
    await fixture.restart();
    expect(await listed(fixture)).toEqual(snapshots);
    expect(fixture.emulator.containers).toEqual(containers);
    expect(fixture.emulator.tokens).toEqual(tokens);
    expect(await readCurrent(fixture, 'index.html')).toBe('one');
    const get = { method: 'GET', target: snapshotsPath(fixture.id), token: narrow };
    expect((await send(fixture.emulator, get)).status).toBe(200);
    expect((await send(fixture.emulator, { ...get, method: 'POST' })).status).toBe(403);
  });

  test('Unfinished files and unused trees are removed, and nothing else', async () => {
    const fixture = await setUp();
    const { name } = await take(fixture);
    const container = path.join(fixture.stateDir, 'containers', fixture.id);
    const halfMade = path.join(fixture.stateDir, 'containers', 'a'.repeat(24));
    for (const directory of [
      path.join(fixture.stateDir, 'tmp/half/tree'),
      path.join(container, 'trees/old/deep'),
      path.join(halfMade, 'snapshots'),
      path.join(fixture.stateDir, 'containers/of-the-user'),
    ]) {
      await mkdir(directory, { recursive: true });
      await writeFile(path.join(directory, 'file'), 'x');
    }
    await writeFile(path.join(fixture.stateDir, 'tmp/snapshot'), '{"name":');
    await symlink(
      path.join(fixture.stateDir, 'containers/of-the-user'),
      path.join(fixture.stateDir, 'tmp/link'),
      'junction',
    );
    await fixture.restart();
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
    expect((await readdir(path.dirname(container))).sort()).toEqual([fixture.id, 'of-the-user'].sort());
    expect(await readdir(path.join(fixture.stateDir, 'containers/of-the-user'))).toEqual(['file']);
    expect(await readCurrent(fixture, 'index.html')).toBe('one');
    expect((await fixture.call('PATCH', `/${name}`)).status).toBe(200);
  });
});

test('A start on a port in use fails and does not change the state of the running emulator', async () => {
  const fixture = await setUp();
  const halfMade = path.join(fixture.stateDir, 'tmp/half');
  await mkdir(halfMade);
  const port = Number(new URL(fixture.emulator.url).port);
  const second = startEmulator({ stateDir: fixture.stateDir, port });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await readdir(path.dirname(halfMade))).toEqual(['half']);
});

test('A start listens on the requested port', async () => {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const emulator = await startEmulator({ stateDir: await temporaryDirectory(), port });
  await emulator.close();
  expect(emulator.url).toBe(`http://127.0.0.1:${port}`);
});

describe('A new container', () => {
  test('A container can start with the files of a directory', async () => {
    const { emulator } = await setUp();
    const from = await temporaryDirectory();
    await mkdir(path.join(from, 'a'));
    await writeFile(path.join(from, 'a/b'), 'c');
    const { id, root } = await emulator.addContainer({ from, files: { d: 'e' } });
    expect(emulator.root(id)).toBe(root);
    expect(await readFile(path.join(root, 'a/b'), 'utf8')).toBe('c');
    await rm(path.join(root, 'd'));
    expect(await checksum(root)).toBe(await checksum(from));
  });

  test('A container needs a valid id that is not in use', async () => {
    const { emulator, id } = await setUp();
    await expect(emulator.addContainer({ id })).rejects.toThrow(`There is already a container ${id}`);
    await expect(emulator.addContainer({ id: '../x' })).rejects.toThrow('Not a container id');
    expect(() => emulator.root('f'.repeat(24))).toThrow('no container');
  });
});
