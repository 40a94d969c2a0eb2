import { allSnapshots } from '../../../src/report/all-snapshots.ts';
import { API, done, WEB } from '../../helpers/fakes/report.ts';

test('The snapshots of all containers are sorted, newest first, and those without a time come last', () => {
  const at = (name: string, created_at: string | null) => ({ name, created_at });
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
