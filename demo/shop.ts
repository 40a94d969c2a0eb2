import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Emulator } from '../emulator/server.ts';
import { readTree, type TreeEntry } from '../tools/harness/tree-checksum.ts';
import { addBakery, deployBadly as breakSite } from './bakery.ts';
import { link } from './link.ts';

/** The containers of the shop. */
export const PARTS = ['web', 'api', 'worker'] as const;

type Part = (typeof PARTS)[number];

/** The containers of a shop, each with the path of its current files. */
export type Shop = Record<Part, { id: string; root: string }>;

/** Adds three unrelated containers, which one deploy updates. */
export async function addShop(emulator: Emulator): Promise<Shop> {
  return { web: await addBakery(emulator), api: await addApi(emulator), worker: await addWorker(emulator) };
}

/** Reads the files of every container. */
export async function readShop({ web, api, worker }: Shop): Promise<Record<Part, TreeEntry[]>> {
  return {
    web: await readTree(web.root),
    api: await readTree(api.root),
    worker: await readTree(worker.root),
  };
}

/** A deploy to every container of a shop. It returns the exit code of the process. */
export type ShopDeploy = (shop: Shop) => Promise<number>;

/** Breaks each container in a different way, and fails. */
export const deployBadly: ShopDeploy = async ({ web, api, worker }) => {
  await breakSite(web.root);
  await breakApi(api.root);
  await breakWorker(worker.root);
  return 1;
};

/** A deploy that succeeds. */
export const deployWell: ShopDeploy = async (shop) => {
  for (const part of PARTS) await writeFile(path.join(shop[part].root, 'RELEASE'), `${part} 42\n`);
  return 0;
};

async function addApi(emulator: Emulator): Promise<Shop['api']> {
  const container = await emulator.addContainer({});
  const at = (name: string) => path.join(container.root, name);
  await writeFile(at('server.js'), 'require("./app").listen(process.env.PORT);\n');
  await writeFile(at('settings.json'), '{ "database": "orders.db" }\n');
  await chmod(at('settings.json'), 0o600);
  await writeFile(at('orders.db'), Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 251)));
  return container;
}

async function breakApi(root: string): Promise<void> {
  const at = (name: string) => path.join(root, name);
  await writeFile(at('settings.json'), '{ "database": undefined }\n');
  await chmod(at('settings.json'), 0o644);
  await writeFile(at('orders.db'), 'half a migration');
}

async function addWorker(emulator: Emulator): Promise<Shop['worker']> {
  const container = await emulator.addContainer({});
  const at = (name: string) => path.join(container.root, name);
  await mkdir(at('releases'));
  await writeFile(at('releases/41.js'), 'bake({ loaves: 41 });\n');
  await link('releases/41.js', at('current.js'));
  await mkdir(at('queue'));
  return container;
}

async function breakWorker(root: string): Promise<void> {
  const at = (name: string) => path.join(root, name);
  await rm(at('current.js'), { force: true });
  await link('releases/42.js', at('current.js'));
  await rm(at('releases/41.js'));
  await rm(at('queue'), { recursive: true });
}
