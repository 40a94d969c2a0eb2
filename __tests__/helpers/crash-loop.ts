/**
 * A process to be killed: it works on a container without end, over HTTP, as fast as it can. The alias of each
 * snapshot says which tree it holds.
 *
 *     crash-loop.ts STATE_DIR CONTAINER_ID TOKEN
 */
import { startEmulator } from '../../emulator/server.ts';

async function main(): Promise<never> {
  const [stateDir = '', id = '', token = ''] = process.argv.slice(2);
  const { url } = await startEmulator({ stateDir });
  const call = async (method: string, below: string, body?: object) => {
    const response = await fetch(`${url}/api/v1/containers/${id}/snapshots${below}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { data: { snapshot: { name: string } } };
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer.data.snapshot;
  };
  process.stdout.write('ready\n');
  for (let round = 0; ; round += 1) {
    for (const tree of ['A', 'B']) {
      await call('PATCH', `/base-${tree}`);
      const { name } = await call('POST', '', { alias: `${tree} ${round}` });
      await call('PATCH', `/${name}/alias`, { alias: `${tree} again` });
      await call('PATCH', `/${name}`);
      await call('DELETE', `/${name}`);
    }
  }
}

void main();
