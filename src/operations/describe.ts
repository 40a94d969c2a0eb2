import type { NameOf } from '../base/labels.ts';
import type { Snapshot } from '../hoody/snapshot.ts';
import type { Ownership } from '../snapshots/identity.ts';
import { formatCount, formatTime } from '../text/format.ts';
import { join } from '../text/list.ts';
import { capitalize, line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Outcome } from './outcome.ts';
import { isDryRun, type Request } from './request.ts';

/** Such as ", created 2025-01-15 10:30:00 UTC"; empty if the time is unknown. */
export function describeAge({ created_at }: Pick<Snapshot, 'created_at'>): Redacted {
  return created_at ? line`, created ${formatTime(created_at)}` : own('');
}

/** These describe what was done to one container, as a sentence without its period. */
export function describeCreated(
  { name, expires_at }: Snapshot,
  container: Redacted,
  noun = line('snapshot'),
): Redacted {
  const expiry = expires_at ? line`, which expires at ${formatTime(expires_at)}` : own('');
  return line`Created ${noun} ${name} of container ${container}${expiry}`;
}

/** A snapshot under an alias of the workflow that appeared after an attempt whose response was lost. */
export function describeInferred({ name }: Snapshot, container: Redacted): Redacted {
  return line`Using snapshot ${name} of container ${container}, which an attempt whose response was lost, or another job, created`;
}

export function describeRestored({ name }: Snapshot, container: Redacted): Redacted {
  return line`Restored container ${container} from snapshot ${name}`;
}

export function describeAliasChange(
  alias: Redacted | null,
  { name }: Snapshot,
  container: Redacted,
): Redacted {
  return alias === null
    ? line`Removed the alias of snapshot ${name} of container ${container}`
    : line`Set the alias "${alias}" on snapshot ${name} of container ${container}`;
}

export function describeDeleted({ name }: Snapshot, container: Redacted): Redacted {
  return line`Deleted snapshot ${name} of container ${container}`;
}

/** Describes in one sentence what a step did; undefined if it did nothing successfully. */
export function describeResult(
  request: Request,
  outcomes: readonly Outcome[],
  nameOf: NameOf,
): Redacted | undefined {
  const done = outcomes.filter(({ ok }) => ok);
  const [first] = done;
  if (!first) return undefined;
  if (isDryRun(request)) return line('Dry run: nothing was changed.');
  return outcomes.length === 1
    ? line`${describeOne(request, first, nameOf(first.containerId))}.`
    : describeSeveral(request, done, outcomes.length);
}

function describeOne(request: Request, outcome: Outcome, container: Redacted): Redacted {
  const [snapshot, ...others] = outcome.snapshots;
  const count = countSnapshots([outcome]);
  if (request.operation === 'list') return line`Found ${count} of container ${container}`;
  if (!snapshot || others.length > 0) return line`Deleted ${count} of container ${container}`;
  switch (request.operation) {
    case 'create':
      if (outcome.ownership === 'found')
        return line`Reused snapshot ${snapshot.name} of container ${container}`;
      return outcome.ownership === 'inferred'
        ? describeInferred(snapshot, container)
        : describeCreated(snapshot, container);
    case 'restore':
      return describeRestored(snapshot, container);
    case 'alias':
      return describeAliasChange(request.alias, snapshot, container);
    case 'delete':
      return describeDeleted(snapshot, container);
  }
}

function describeSeveral(request: Request, done: readonly Outcome[], total: number): Redacted {
  const containers =
    done.length === total ? line`${total} containers` : line`${done.length} of ${total} containers`;
  switch (request.operation) {
    case 'create':
      return describeCreates(done, containers);
    case 'list':
      return line`Found ${countSnapshots(done)} of ${containers}.`;
    case 'restore':
      return line`Restored ${containers}.`;
    case 'alias':
      return request.alias === null
        ? line`Removed the alias of a snapshot of ${containers}.`
        : line`Set the alias "${request.alias}" on a snapshot of ${containers}.`;
    case 'delete':
      return line`Deleted ${countSnapshots(done)} of ${containers}.`;
  }
}

/** The first count has the noun and the containers; those that follow are only numbers. */
function describeCreates(done: readonly Outcome[], containers: Redacted): Redacted {
  const of = (wanted: Ownership) => done.filter(({ ownership = 'made' }) => ownership === wanted);
  const groups = [
    { verb: line('created'), outcomes: of('made'), doubt: own('') },
    { verb: line('reused'), outcomes: of('found'), doubt: own('') },
    { verb: line('used'), outcomes: of('inferred'), doubt: line(', which another job may have created') },
  ];
  const parts = groups
    .filter(({ outcomes }) => outcomes.length > 0)
    .map(({ verb, outcomes, doubt }, index) =>
      index === 0
        ? line`${verb} ${countSnapshots(outcomes)} of ${containers}${doubt}`
        : line`${verb} ${outcomes.length}${doubt}`,
    );
  return capitalize(line`${join(parts, ', and ')}.`);
}

function countSnapshots(outcomes: readonly Outcome[]): Redacted {
  const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
  return count === 0 ? line('no snapshots') : formatCount(count, 'snapshot');
}
