import type { NameOf } from '../hoody/container-name.ts';
import { formatCount } from '../text/format.ts';
import type { Outcome } from './outcome.ts';
import { isDryRun, type Request } from './request.ts';

/** Describes in one sentence what a step did; undefined if it did nothing successfully. */
export function describeResult(
  request: Request,
  outcomes: readonly Outcome[],
  nameOf: NameOf,
): string | undefined {
  const done = outcomes.filter(({ ok }) => ok);
  const [first] = done;
  if (!first) return undefined;
  if (isDryRun(request)) return 'Dry run: nothing was changed.';
  return outcomes.length === 1
    ? describeOne(request, first, `container ${nameOf(first.containerId)}`)
    : describeSeveral(request, done, outcomes.length);
}

function describeOne(request: Request, outcome: Outcome, container: string): string {
  const [only] = outcome.snapshots;
  const snapshot =
    only && outcome.snapshots.length === 1 ? `snapshot ${only.name}` : countSnapshots([outcome]);
  switch (request.operation) {
    case 'create':
      return `${outcome.origin === 'reused' ? 'Reused' : 'Created'} ${snapshot} of ${container}.`;
    case 'list':
      return `Found ${countSnapshots([outcome])} of ${container}.`;
    case 'restore':
      return `Restored ${container} from ${snapshot}.`;
    case 'alias':
      return request.alias === null
        ? `Removed the alias of ${snapshot} of ${container}.`
        : `Set the alias "${request.alias}" on ${snapshot} of ${container}.`;
    case 'delete':
      return `Deleted ${snapshot} of ${container}.`;
  }
}

function describeSeveral(request: Request, done: readonly Outcome[], total: number): string {
  const containers = done.length === total ? `${total} containers` : `${done.length} of ${total} containers`;
  switch (request.operation) {
    case 'create': {
      const created = done.filter(({ origin }) => origin !== 'reused');
      const reused = done.length - created.length;
      return created.length === 0
        ? `Reused ${countSnapshots(done)} of ${containers}.`
        : `Created ${countSnapshots(created)} of ${containers}${reused === 0 ? '' : `, and reused ${reused}`}.`;
    }
    case 'list':
      return `Found ${countSnapshots(done)} of ${containers}.`;
    case 'restore':
      return `Restored ${containers}.`;
    case 'alias':
      return request.alias === null
        ? `Removed the alias of a snapshot of ${containers}.`
        : `Set the alias "${request.alias}" on a snapshot of ${containers}.`;
    case 'delete':
      return `Deleted ${countSnapshots(done)} of ${containers}.`;
  }
}

function countSnapshots(outcomes: readonly Outcome[]): string {
  const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
  return count === 0 ? 'no snapshots' : formatCount(count, 'snapshot');
}
