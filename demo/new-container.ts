import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Emulator } from '../emulator/server.ts';

/**
 * Adds a container, into which the files are copied. A snapshot then has exactly their times: on Windows, Node.js sets a
 * time less exactly than the clock does.
 */
export async function addContainer(
  emulator: Emulator,
  makeFiles: (at: (name: string) => string) => Promise<void>,
): Promise<{ id: string; root: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-demo-'));
  try {
    await makeFiles((name) => path.join(directory, name));
    return await emulator.addContainer({ from: directory });
  } finally {
    await rm(directory, { recursive: true });
  }
}
