import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { allSnapshots, toOutput } from '../../../src/report/all-snapshots.ts';
import { API, done, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { redacted } from '../../helpers/fakes/text.ts';

test('The snapshots of all containers are sorted, newest first, and those without a time come last', () => {
  const at = (name: string, created_at: string | null) => redacted<Snapshot>({ name, created_at });
  const outcomes = [
    done(WEB, { snapshots: [at('a', null), at('b', '2025-01-02T00:00:00Z')] }),
    done(API, { snapshots: [at('c', '2025-01-03T00:00:00Z'), at('d', '2025-01-01T00:00:00Z')] }),
  ];
  expect(allSnapshots(outcomes)).toEqual([
    { containerId: API, snapshot: at('c', '2025-01-03T00:00:00Z') },
    { containerId: WEB, snapshot: at('b', '2025-01-02T00:00:00Z') },
    { containerId: API, snapshot: at('d', '2025-01-01T00:00:00Z') },
    { containerId: WEB, snapshot: at('a', null) },
  ]);
});

test('A snapshot in an output has the id of its container, whatever the API calls it', () => {
  const snapshot = { ...SNAPSHOT, container_id: API };
  expect(toOutput({ containerId: WEB, snapshot })).toEqual({ ...SNAPSHOT, container_id: WEB });
  expect(snapshot.container_id).toBe(API);
});
