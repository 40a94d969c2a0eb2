import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(__dirname, '../../..');
const NCC = require.resolve('@vercel/ncc/dist/ncc/cli.js');

interface Module {
  name?: string;
  modules?: Module[];
}

/** The directories of the packages that the bundler reads. */
function packagesIn(modules: readonly Module[]): string[] {
  return modules.flatMap((module) => [
    ...(/^\.\/(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(module.name ?? '')?.slice(1) ?? []),
    ...packagesIn(module.modules ?? []),
  ]);
}

test.each(['dist', 'dist/post'])(
  'The bundle in %s calls nothing of its stub for crypto but what the stub has',
  (directory) => {
    const files = globSync('{,*.}index.js', { cwd: path.join(ROOT, directory) });
    const code = files.map((file) => readFileSync(path.join(ROOT, directory, file), 'utf8')).join('\n');
    const calls = [...code.matchAll(/\bexternal_crypto_js_(?:namespaceObject)?(\.\w+)?/g)].map(
      ([, name]) => name,
    );
    const stub = require(path.join(ROOT, directory, 'crypto.js'));
    expect([...new Set(calls)]).toEqual([undefined, '.randomUUID']);
    expect(stub.randomUUID()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(stub.randomUUID()).not.toBe(stub.randomUUID());
  },
);

/** A list of licenses has the name of each package on a line of its own. */
function isListed(name: string, licenses: string): boolean {
  return licenses.split('\n').includes(name);
}

test.each([
  ['src/index.ts', 'dist/licenses.txt'],
  ['src/post.ts', 'dist/post/licenses.txt'],
])(
  'The bundle of %s has one version of each package, that at the top level',
  async (entry, licenses) => {
    const temporary = mkdtempSync(path.join(tmpdir(), 'hoody-bundle-'));
    try {
      const stats = path.join(temporary, 'stats.json');
      const words = [
        'build',
        entry,
        '--out',
        temporary,
        '--transpile-only',
        '--no-cache',
        '--stats-out',
        stats,
      ];
      await promisify(execFile)(process.execPath, [NCC, ...words], { cwd: ROOT, maxBuffer: 2 ** 26 });
      const { modules } = JSON.parse(readFileSync(stats, 'utf8')) as { modules: Module[] };
      const packages = [...new Set(packagesIn(modules))];
      expect(packages).toContain('node_modules/@actions/core');
      const names = packages.map((directory) => directory.replace('node_modules/', ''));
      const text = readFileSync(path.join(ROOT, licenses), 'utf8');
      expect(names.filter((name) => !isListed(name, text))).toEqual([]);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
  120_000,
);
