/** Builds `dist/`, which users run: a bundle for the step and one for its post step. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ncc from '@vercel/ncc';
import { renderLicenses } from './licenses.ts';

const ROOT = path.join(__dirname, '..');

async function build(entry: string, directory: string): Promise<void> {
  const { code, assets, stats } = await ncc(path.join(ROOT, entry), {
    transpileOnly: true,
    quiet: true,
    // The statistics leave out what comes from the cache.
    cache: false,
    // A path of tsconfig.json cannot replace a module of Node.js. What this project imports is node:crypto.
    externals: { crypto: './crypto.js' },
  });
  const out = path.join(ROOT, directory);
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'index.js'), code);
  for (const [name, { source }] of Object.entries(assets)) await writeFile(path.join(out, name), source);
  const { modules = [] } = stats.toJson({
    all: false,
    modules: true,
    nestedModules: true,
    modulesSpace: Number.POSITIVE_INFINITY,
  });
  await writeFile(path.join(out, 'licenses.txt'), renderLicenses(ROOT, modules));
  await copyFile(path.join(ROOT, 'src/shims/crypto.js'), path.join(out, 'crypto.js'));
}

async function main(): Promise<void> {
  await rm(path.join(ROOT, 'dist'), { recursive: true, force: true });
  await build('src/index.ts', 'dist');
  await build('src/post.ts', 'dist/post');
}

void main();
