import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { endOrphans, findOrphans, TRACKING_ID } from '../../../../tools/harness/orphans.ts';
import { killById } from '../../../../tools/harness/signals.ts';
import { needs } from '../../../helpers/needs.ts';

const { test } = needs('processes');

function startSleep(trackingId: string): ChildProcess {
  return spawn('sleep', ['60'], { stdio: 'ignore', env: { ...process.env, [TRACKING_ID]: trackingId } });
}

test('The processes with the tracking id of a job end, and no others', async () => {
  const [own, other] = [randomUUID(), randomUUID()];
  const children = [startSleep(own), startSleep(own)];
  const stranger = startSleep(other);
  const ended = children.map((child) => once(child, 'exit'));
  const pids = children.map(({ pid }) => pid ?? 0);
  expect((await endOrphans(own)).toSorted((a, b) => a.pid - b.pid)).toEqual(
    pids.toSorted((a, b) => a - b).map((pid) => ({ pid, name: 'sleep' })),
  );
  await Promise.all(ended);
  expect(await endOrphans(own)).toEqual([]);
  expect(await findOrphans(other)).toEqual([{ pid: stranger.pid, name: 'sleep' }]);
  killById(stranger.pid ?? 0);
});
