import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/server.ts';
import { removeTree } from '../../emulator/storage/remove-tree.ts';

export interface Received {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** The body of a response, as far as the tests read it. */
export interface Body {
  statusCode: number;
  error?: string;
  message: string;
  code?: string;
  data?: { snapshot?: SnapshotBody; snapshots?: SnapshotBody[] } & Record<string, unknown>;
  [field: string]: unknown;
}

export interface SnapshotBody {
  name: string;
  alias: string | null;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
  size: number;
}

export interface Sent {
  method: string;
  /** Sent as it is. */
  target: string;
  token?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** An emulator on a directory of its own, with one container and a token that may do everything. */
export interface Fixture {
  emulator: Emulator;
  id: string;
  token: string;
  stateDir: string;
  /** Sends a request below the container's snapshots, with a body of JSON if there is one. */
  call(method: string, below?: string, body?: unknown): Promise<Received>;
  restart(options?: Partial<EmulatorOptions>): Promise<void>;
}

const open: Fixture[] = [];
const directories: string[] = [];

afterEach(async () => {
  for (const { emulator } of open.splice(0)) await emulator.close();
  for (const directory of directories.splice(0)) await removeTree(directory);
});

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'emulator-'));
  directories.push(directory);
  return directory;
}

export async function setUp(options: Partial<EmulatorOptions> = {}): Promise<Fixture> {
  const stateDir = await temporaryDirectory();
  const emulator = await startEmulator({ stateDir, ...options });
  const { id } = await emulator.addContainer({ files: { 'index.html': 'one', 'data/list.txt': 'a\nb\n' } });
  const token = await emulator.addToken({});
  const fixture: Fixture = {
    emulator,
    id,
    token,
    stateDir,
    call: (method, below = '', body) =>
      send(fixture.emulator, { method, target: snapshotsPath(id) + below, token, ...jsonBody(body) }),
    async restart(changed = {}) {
      await fixture.emulator.close();
      fixture.emulator = await startEmulator({ stateDir, ...options, ...changed });
    },
  };
  open.push(fixture);
  return fixture;
}

export function snapshotsPath(containerId: string): string {
  return `/api/v1/containers/${containerId}/snapshots`;
}

export function jsonBody(body: unknown): { body?: string; headers?: Record<string, string> } {
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** Sends exactly this target: nothing tidies it on the way. */
export function send(emulator: Emulator, { method, target, token, headers, body }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = http.request(emulator.url, {
      method,
      path: target,
      agent: false,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.end(body);
  });
}

export function bodyOf({ text }: Received): Body {
  return JSON.parse(text);
}

export function snapshotOf(received: Received): SnapshotBody {
  const snapshot = bodyOf(received).data?.snapshot;
  if (snapshot === undefined) throw new Error(`No snapshot in ${received.text}`);
  return snapshot;
}

export async function take(
  fixture: Fixture,
  body: { alias?: string; expiry?: number } = {},
): Promise<SnapshotBody> {
  const received = await fixture.call('POST', '', body);
  if (received.status !== 201) throw new Error(received.text);
  return snapshotOf(received);
}

export async function listed(fixture: Fixture): Promise<SnapshotBody[]> {
  return bodyOf(await fixture.call('GET')).data?.snapshots ?? [];
}

export async function writeCurrent(
  fixture: Pick<Fixture, 'emulator' | 'id'>,
  name: string,
  content: string,
): Promise<void> {
  await writeFile(path.join(fixture.emulator.root(fixture.id), name), content);
}

export async function readCurrent(fixture: Fixture, name: string): Promise<string> {
  return readFile(path.join(fixture.emulator.root(fixture.id), name), 'utf8');
}

/** The path of everything below a directory. Links are not followed, which the recursion of `readdir` does. */
export async function namesBelow(directory: string, parent = ''): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(path.join(directory, parent), { withFileTypes: true })) {
    const name = path.join(parent, entry.name);
    names.push(name);
    if (entry.isDirectory()) names.push(...(await namesBelow(directory, name)));
  }
  return names.sort();
}

/** A checksum over the names, the modes and the contents of everything below a directory. */
export async function checksum(directory: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await namesBelow(directory)) {
    const file = path.join(directory, name);
    const stats = await lstat(file);
    hash.update(`${name}\0${stats.mode}\0`);
    if (stats.isFile()) hash.update(await readFile(file));
    if (stats.isSymbolicLink()) hash.update(await readlink(file));
  }
  return hash.digest('hex');
}

/** What lies on the disk without being in use: unfinished files, and trees that nothing refers to. */
export async function debris(stateDir: string, containerId: string): Promise<string[]> {
  const container = path.join(stateDir, 'containers', containerId);
  const snapshotTrees = await treesOf(stateDir, containerId);
  const used = new Set(
    [await readlink(path.join(container, 'root')), ...snapshotTrees.values()].map((tree) =>
      path.basename(tree),
    ),
  );
  const trees = await readdir(path.join(container, 'trees'));
  return [...(await readdir(path.join(stateDir, 'tmp'))), ...trees.filter((tree) => !used.has(tree))];
}

/** The snapshots on the disk: name to the path of its files. */
export async function treesOf(stateDir: string, containerId: string): Promise<Map<string, string>> {
  const container = path.join(stateDir, 'containers', containerId);
  const found = new Map<string, string>();
  for (const file of await readdir(path.join(container, 'snapshots'))) {
    const { tree, snapshot } = JSON.parse(await readFile(path.join(container, 'snapshots', file), 'utf8'));
    found.set(snapshot.name, path.join(container, 'trees', tree));
  }
  return found;
}
