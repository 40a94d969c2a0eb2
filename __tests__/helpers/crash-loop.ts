/**
 * A process to kill: it works on a container without end, over HTTP, as fast as it can. The first character of each
 * alias says which tree the snapshot has; it is not part of the name, so that each create step overwrites the one before.
 *
 *     crash-loop.ts STATE_DIR CONTAINER_ID TOKEN
 */
import { startEmulator } from '../../emulator/server.ts';

const BASES = [
  ['α', 'base-alpha'],
  ['β', 'base-beta'],
] as const;

async function main(): Promise<never> {
  const [stateDir = '', id = '', token = ''] = process.argv.slice(2);
  const { url } = await startEmulator({ stateDir, nameTaken: 'replace' });
  const call = async (method: string, below: string, body?: object) => {
    const response = await fetch(`${url}/api/v1/containers/${id}/snapshots${below}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  process.stdout.write('ready\n');
  for (;;) {
    for (const [mark, base] of BASES) {
      await call('PATCH', `/${base}`);
      await call('POST', '', { alias: `${mark} loop` });
      await call('PATCH', '/loop/alias', { alias: `${mark} again` });
      await call('PATCH', '/loop');
    }
    await call('DELETE', '/loop');
  }
}

void main();
