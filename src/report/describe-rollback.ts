import type { NameOf } from '../base/labels.ts';
import { endOf } from '../guard/guard-context.ts';
import type { Rollback } from '../guard/roll-back.ts';
import type { Health } from '../health/health.ts';
import { formatCount, formatDuration, formatTime } from '../text/format.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { describeAllNewer } from './newer-snapshots.ts';
import type { AfterRollback } from './rollback-page.ts';

/** The annotation of a rollback: why it happened, what was rolled back to when, and whether it is healthy. */
export function describeRollback({
  rollbacks: results,
  run,
  health,
  jobStatus,
  nameOf,
}: Pick<AfterRollback, 'rollbacks' | 'run' | 'health' | 'jobStatus' | 'nameOf'>): Redacted {
  const done = results.filter(({ error }) => !error);
  const [only] = done;
  const how = describeEnd(jobStatus);
  const head =
    only && results.length === 1
      ? [line`${how}: container ${describeOne(only, nameOf)}`]
      : [
          line`${how}: ${formatShare(done.length, results.length)} rolled back.`,
          ...done.map((result) => describeOne(result, nameOf)),
        ];
  const healthy = health.filter(({ isHealthy }) => isHealthy).map(describeHealthy);
  const more = [
    describeMix(results, nameOf),
    describeBackups(done, nameOf),
    ...describeAllNewer(results, run, nameOf),
  ].filter((text) => text !== undefined);
  return join([...head, ...more, ...healthy], '\n');
}

const MAX_NAMES = 10;

/** Says what may be inconsistent after a rollback of some containers; undefined if all or none was rolled back. */
export function describeMix(rollbacks: readonly Rollback[], nameOf: NameOf): Redacted | undefined {
  const done = rollbacks.filter((rollback) => endOf(rollback) === 'done');
  const others = rollbacks.filter((rollback) => endOf(rollback) !== 'done');
  if (done.length === 0 || others.length === 0) return undefined;
  const verb = others.some((rollback) => endOf(rollback) === 'unknown')
    ? line('may have')
    : others.length === 1
      ? line('has')
      : line('have');
  const back = done.length === 1 ? line('is') : line('are');
  return line`The containers may be inconsistent now: ${namesOf(others, nameOf)} ${verb} what the deploy left, and ${namesOf(done, nameOf)} ${back} as before the deploy.`;
}

function namesOf(rollbacks: readonly Rollback[], nameOf: NameOf): Redacted {
  const names = rollbacks.slice(0, MAX_NAMES).map(({ snapshot }) => nameOf(snapshot.containerId));
  const rest = rollbacks.length - names.length;
  return rest > 0 ? line`${join(names)} and ${formatCount(rest, 'more container')}` : join(names, ' and ');
}

/** What a rollback keeps. */
export interface Backups {
  /** Each backup, with the name of its container. */
  each: readonly { container: Redacted; name: Redacted }[];
  /** A name or an alias that selects all of them; undefined if there is none. */
  shared?: Redacted;
}

/** @returns undefined if there is no backup */
export function findBackups(rollbacks: readonly Rollback[], nameOf: NameOf): Backups | undefined {
  const backups = rollbacks.flatMap(({ snapshot, backup }) =>
    backup ? [{ container: nameOf(snapshot.containerId), name: backup.name, alias: backup.alias }] : [],
  );
  const [first, ...others] = backups;
  if (!first) return undefined;
  const word = others.length === 0 ? first.name : first.alias || first.name;
  const isShared = backups.every(({ name, alias }) => name === word || alias === word);
  return { each: backups, ...(isShared ? { shared: word } : {}) };
}

/** Says how to undo a rollback; undefined if there is no backup. */
function describeBackups(rollbacks: readonly Rollback[], nameOf: NameOf): Redacted | undefined {
  const backups = findBackups(rollbacks, nameOf);
  if (!backups) return undefined;
  const { each, shared } = backups;
  const purpose = line('To look at what failed, or to get back what was written since, run the operation');
  if (shared !== undefined) {
    const what =
      each.length === 1
        ? line('The state before the rollback is')
        : line('The states before the rollback are');
    return line`${what} in the backup ${shared}. ${purpose} \`restore\` with \`snapshot: ${shared}\`.`;
  }
  const shown = each.slice(0, MAX_NAMES).map(({ container, name }) => line`${container}: ${name}`);
  const rest = each.length - shown.length;
  return line`The states before the rollback are in these backups: ${join([...shown, ...(rest > 0 ? [line`and ${rest} more`] : [])])}. ${purpose} \`restore\` on a container with its backup as \`snapshot\`.`;
}

/** Such as "3 containers were" or "1 of 3 containers was". */
function formatShare(done: number, total: number): Redacted {
  const share = done === total ? own('') : line`${done} of `;
  const verb = done === 1 ? line('was') : line('were');
  return line`${share}${formatCount(total, 'container')} ${verb}`;
}

/** How a job ended that is rolled back. */
export function describeEnd(jobStatus: string): Redacted {
  return jobStatus === 'cancelled' ? line('The job was canceled') : line('The job failed');
}

function describeOne({ snapshot, ms, isVerified }: Rollback, nameOf: NameOf): Redacted {
  const { containerId, name, createdAt } = snapshot;
  const when = createdAt === '' ? own('') : line`, created ${formatTime(createdAt)}`;
  const doubt = isVerified
    ? own('')
    : line(' It is not verified that the name still refers to the snapshot of this job.');
  return line`${nameOf(containerId)} was rolled back to snapshot ${name}${when} (${formatDuration(ms)}).${doubt}`;
}

function describeHealthy({ url, last, ms }: Health): Redacted {
  return line`${url} is healthy (${last}) after ${formatDuration(ms)}.`;
}
