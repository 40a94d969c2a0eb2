import { chmod, lutimes, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Emulator } from '../emulator/server.ts';
import { link } from './link.ts';

const SITE = path.join(__dirname, 'site');

/** Adds a container with a small website, and with what git does not store: modes, times, and an empty directory. */
export async function addBakery(emulator: Emulator): Promise<{ id: string; root: string }> {
  const container = await emulator.addContainer({ from: SITE });
  const at = (name: string) => path.join(container.root, name);
  await mkdir(at('bin'));
  await writeFile(at('bin/healthcheck'), '#!/bin/sh\nexec curl --fail --silent http://localhost/\n');
  await chmod(at('bin/healthcheck'), 0o755);
  await mkdir(at('uploads'));
  await link('images/loaf.svg', at('favicon.svg'));
  await lutimes(at('about/index.html'), 0, Date.UTC(1999, 11, 31, 23, 59, 59) / 1000 + 0.123456);
  return container;
}

/** A bad deploy: it changes, adds, and deletes files, links, modes, and directories. */
export async function deployBadly(root: string): Promise<void> {
  const at = (name: string) => path.join(root, name);
  await writeFile(at('index.html'), '<h1>Fatal error: cannot find module "./config"</h1>\n');
  await writeFile(at('about/index.html'), '');
  await rm(at('style.css'));
  await rm(at('uploads'), { recursive: true });
  await writeFile(at('error.log'), 'cannot find module "./config"\n'.repeat(100));
  await chmod(at('bin/healthcheck'), 0o644);
  await rm(at('favicon.svg'), { force: true });
  await link('build/loaf.svg', at('favicon.svg'));
}

/** The heading of the front page. */
export async function frontPage(root: string): Promise<string> {
  const html = await readFile(path.join(root, 'index.html'), 'utf8');
  return /<h1>(.*)<\/h1>/.exec(html)?.[1] ?? '';
}
