import { type NameOf, nameByLabel } from '../base/labels.ts';
import type { UserError } from '../base/user-error.ts';
import type { Guard, GuardedSnapshot } from '../guard/guard.ts';
import { endOf } from '../guard/guard-context.ts';
import { restoreCommand, type Shell } from '../guard/restore-command.ts';
import { NoBackupError, type Rollback } from '../guard/roll-back.ts';
import type { Health } from '../health/health.ts';
import { mayHaveHappened } from '../hoody/errors.ts';
import { LostSnapshotError } from '../operations/verify.ts';
import { formatCount, formatDuration, formatTime } from '../text/format.ts';
import { own, type Redacted } from '../text/redact.ts';
import { describeEnd, describeMix, findBackups } from './describe-rollback.ts';
import { healthLines } from './health-lines.ts';
import {
  banner,
  code,
  commandBlock,
  heading,
  inline,
  list,
  momentBefore,
  paragraph,
  subjectOf,
  UNKNOWN,
} from './html.ts';
import { describeAllNewer, describeLaterRuns } from './newer-snapshots.ts';
import { proseLines, renderMessage } from './prose.ts';
import { type Field, records } from './records.ts';

/** What is known after a rollback. */
export interface AfterRollback {
  rollbacks: readonly Rollback[];
  /** The id of the run; undefined if unknown. */
  run?: number | undefined;
  /** Of what must be healthy after a rollback. */
  health: readonly Health[];
  apiUrl: Guard['apiUrl'];
  /** Of the commands to restore manually. */
  shell: Shell;
  nameOf: NameOf;
  /** success, failure or cancelled. */
  jobStatus: string;
  /** In milliseconds since 1970. */
  now: number;
  /** When the rollback was over, which a check of the health follows; by default now. */
  endedAt?: number;
  /** What is known of the processes that later steps left running, in sentences. */
  leftovers?: readonly Redacted[];
}

/** Renders the summary of a rollback: what is still broken, with a command for it, and then what was rolled back. */
export function renderRollback(after: AfterRollback): string {
  const { rollbacks: results, run, health, nameOf, now, endedAt = now, leftovers = [] } = after;
  const laterRuns = describeLaterRuns(results, run, nameOf);
  const failed = results.filter(hasFailed);
  const done = results.filter((result) => !hasFailed(result));
  const blocks = [
    headingOf(after, failed),
    '',
    banner(
      failed.length === 0 && health.every(({ isHealthy }) => isHealthy) && laterRuns.length === 0
        ? 'WARNING'
        : 'CAUTION',
      describeResult(after),
      failed.length === 0 ? healthLines(health) : [],
    ),
    ...renderBroken(failed, results.length, nameOf),
    ...renderNotes(laterRuns.map(({ message }) => message)),
    ...(failed.length === 0 ? [] : [...renderAllCommands(after, failed), ...healthLines(health)]),
    ...renderNotes([describeMix(results, nameOf)]),
    ...renderLosses(done, results.length, endedAt),
    ...renderBackups(results, nameOf),
    ...renderNotes(describeAllNewer(results, run, nameOf)),
    ...renderUnverified(done, nameOf),
    ...leftovers.map(renderMessage),
    ...(results.length > 1 && done.length > 0 ? [renderDone(done, nameOf, endedAt)] : []),
  ];
  return `${blocks.join('\n')}\n\n`;
}

/** Renders the summary of a rollback that could not start. */
export function renderUnstartedRollback(
  message: Redacted,
  { apiUrl, labels, snapshots }: Pick<Guard, 'apiUrl' | 'labels' | 'snapshots'>,
  shell: Shell,
): string {
  const subject = subjectOf(snapshots.map(({ containerId }) => nameByLabel(labels)(containerId)));
  const blocks = [
    heading('failed', 'rollback failed', subject),
    renderMessage(message),
    renderCommands({ apiUrl, shell }, snapshots, 'manually'),
  ];
  return `${blocks.join('\n')}\n\n`;
}

function renderNotes(notes: readonly (Redacted | undefined)[]): string[] {
  return notes.flatMap((note) => (note === undefined ? [] : [renderMessage(note)]));
}

/** How to undo the rollback, with what to type as code. */
function renderBackups(results: readonly Rollback[], nameOf: NameOf): string[] {
  const backups = findBackups(results, nameOf);
  if (!backups) return [];
  const { each, shared } = backups;
  const purpose =
    'To look at what failed, or to get back what was written since, run the operation <code>restore</code>';
  if (shared !== undefined) {
    const what =
      each.length === 1 ? 'The state before the rollback is' : 'The states before the rollback are';
    return [
      paragraph(
        `${what} in the backup ${code(shared)}.`,
        `${purpose} with ${code(own(`snapshot: ${shared}`))}.`,
      ),
    ];
  }
  return [
    paragraph(
      'The states before the rollback are in these backups.',
      `${purpose} on a container with its backup as <code>snapshot</code>.`,
    ),
    list(each, ({ container, name }) => `${code(container)}: ${code(name)}`),
  ];
}

function renderAllCommands(after: AfterRollback, failed: readonly FailedResult[]): string[] {
  const snapshotsOf = (results: readonly FailedResult[]) => results.map(({ snapshot }) => snapshot);
  const isWithoutBackup = ({ error }: FailedResult) => error instanceof NoBackupError;
  // A snapshot that is gone or replaced cannot be restored by its name.
  const others = failed.filter(
    (result) => !isWithoutBackup(result) && !(result.error instanceof LostSnapshotError),
  );
  return [
    renderCommands(after, snapshotsOf(failed.filter(isWithoutBackup)), 'without a backup'),
    renderCommands(after, snapshotsOf(others), 'manually'),
  ].filter((block) => block !== '');
}

/** The result of a container that was not rolled back, as far as it is known. */
type FailedResult = Rollback & { error: UserError };

function hasFailed(result: Rollback): result is FailedResult {
  return result.error !== undefined;
}

function headingOf(
  { rollbacks: results, run, health, nameOf }: AfterRollback,
  failed: readonly Rollback[],
): string {
  const names = results.map(({ snapshot }) => nameOf(snapshot.containerId));
  const [only] = failed;
  const isUnknown = failed.every((result) => endOf(result) === 'unknown');
  const title = isUnknown ? 'rollback may have happened' : 'rollback failed';
  if (failed.length > 1) return heading('failed', title, `${failed.length} of ${subjectOf(names)}`);
  if (only) return heading('failed', title, code(nameOf(only.snapshot.containerId)));
  if (health.some(({ isHealthy }) => !isHealthy))
    return heading('failed', 'rollback is not healthy', subjectOf(names));
  if (describeLaterRuns(results, run, nameOf).length > 0)
    return heading('failed', 'rollback undid a later run', subjectOf(names));
  return heading('attention', 'rollback', subjectOf(names));
}

/** The first words of the banner, none of them untrusted. */
function describeResult({ rollbacks: results, jobStatus, now, endedAt = now }: AfterRollback): string {
  const end = describeEnd(jobStatus);
  const done = results.filter((result) => endOf(result) === 'done');
  const [only] = done;
  if (results.length === 1) {
    if (!only) return `${end}, and ${describeNotDone(results, 1)}.`;
    const { createdAt } = only.snapshot;
    const target = createdAt === '' ? 'its snapshot' : inline(momentBefore(createdAt, endedAt));
    return `${end}, so the container was rolled back to ${target}. It took ${formatDuration(only.ms)}.`;
  }
  const broken = results.length - done.length;
  if (!only) return `${end}, and ${describeNotDone(results, results.length)}.`;
  const back = done.length === 1 ? 'was rolled back to its snapshot' : 'were rolled back to their snapshots';
  const count = formatCount(done.length, 'container');
  if (broken > 0) return `${end}. ${describeBroken(results)}; ${count} ${back}.`;
  return `${end}, so ${done.length === 2 ? 'both containers' : `all ${count}`} ${back}.`;
}

/** Where no container is known to be rolled back. */
function describeNotDone(results: readonly Rollback[], total: number): string {
  const unknown = results.filter((result) => endOf(result) === 'unknown').length;
  if (unknown === 0)
    return total === 1 ? 'the container was not rolled back' : 'no container was rolled back';
  if (unknown === total)
    return total === 1
      ? 'it is unknown whether the container was rolled back'
      : 'it is unknown whether the containers were rolled back';
  return `${describeFailed(total - unknown)}; ${describeUnknown(unknown)}`;
}

function describeBroken(results: readonly Rollback[]): string {
  const failed = results.filter((result) => endOf(result) === 'failed').length;
  const unknown = results.filter((result) => endOf(result) === 'unknown').length;
  return [
    ...(failed > 0 ? [`**${describeFailed(failed)}**`] : []),
    ...(unknown > 0 ? [`**${describeUnknown(unknown)}**`] : []),
  ].join('; ');
}

function describeFailed(count: number): string {
  return `${formatCount(count, 'container')} ${count === 1 ? 'was' : 'were'} not rolled back`;
}

function describeUnknown(count: number): string {
  return `${formatCount(count, 'container')} may have been rolled back`;
}

/** Says from when to when what was written is gone, and how long one can go back there again. */
function renderLosses(done: readonly Rollback[], total: number, endedAt: number): string[] {
  const [only] = done;
  if (!only) return [];
  if (total > 1)
    return [
      paragraph(
        `What was written after these times, until the rollback, is gone${done.every(({ backup }) => backup) ? ', except for what is in the backups' : ''}.`,
        describeExpiries(done),
      ),
    ];
  const { createdAt } = only.snapshot;
  const end = formatTime(new Date(endedAt).toISOString());
  const except = only.backup ? ', except for what is in the backup' : '';
  return [
    paragraph(
      createdAt === '' ? '' : `What was written from ${formatTime(createdAt)} to ${end} is gone${except}.`,
      describeExpiries(done),
    ),
  ];
}

/** How long the snapshots stay, as far as that is known of all of them. */
function describeExpiries(done: readonly Rollback[]): string {
  const isOne = done.length === 1;
  const ends = done.map(({ snapshot }) => snapshot.expiresAt);
  if (ends.includes(undefined)) return '';
  // Times that the state saved have one form, so that the order of their texts is theirs.
  const [first, ...others] = ends.flatMap((end) => end ?? []).toSorted();
  if (first === undefined) return isOne ? 'The snapshot does not expire.' : 'The snapshots do not expire.';
  const areSame = others.length + 1 === ends.length && others.every((end) => end === first);
  if (!areSame) return `The first snapshot to expire stays until ${formatTime(first)}.`;
  return `${isOne ? 'The snapshot stays' : 'The snapshots stay'} until ${formatTime(first)}.`;
}

/** Names the containers of which another job could have taken over the name of the snapshot. */
function renderUnverified(done: readonly Rollback[], nameOf: NameOf): string[] {
  const unverified = done.filter(({ isVerified }) => !isVerified);
  if (unverified.length === 0) return [];
  const names = unverified.map(({ snapshot }) => code(nameOf(snapshot.containerId)));
  return [
    paragraph(
      `Not verified for ${names.join(', ')}: that the name still refers to the snapshot of this job. No list showed when it was created.`,
    ),
  ];
}

function renderBroken(failed: readonly FailedResult[], total: number, nameOf: NameOf): string[] {
  const [only] = failed;
  if (!only) return [];
  if (total === 1) return [renderMessage(only.error.message)];
  const describe = ({ snapshot, error }: FailedResult) =>
    `<strong>${mayHaveHappened(error) ? 'Unknown' : 'Still broken'}: ${code(nameOf(snapshot.containerId))}</strong><br>${proseLines(error.message)}`;
  return [failed.length === 1 ? paragraph(describe(only)) : list(failed, describe)];
}

function renderCommands(
  { apiUrl, shell }: Pick<AfterRollback, 'apiUrl' | 'shell'>,
  failed: readonly GuardedSnapshot[],
  how: 'manually' | 'without a backup',
): string {
  if (failed.length === 0) return '';
  const it = failed.length === 1 ? 'it' : 'them';
  const where =
    shell === 'powershell'
      ? 'in PowerShell, with the token in <code>$env:HOODY_TOKEN</code>:'
      : 'with the token in <code>HOODY_TOKEN</code>:';
  const text = `To restore ${it} ${how}${shell === 'powershell' ? ' ' : ', '}${where}`;
  const commands = failed.map((snapshot) => onSeveralLines(restoreCommand(apiUrl, snapshot, shell), shell));
  return [paragraph(text), commandBlock(commands, shell)].join('\n');
}

/** Breaks a command before its options and its address, so that it fits a phone. */
function onSeveralLines(command: Redacted, shell: Shell): Redacted {
  return own(
    shell === 'powershell'
      ? command.replace('; ', ';\n').replace(/ (?=-Headers |-Uri )/g, ' `\n  ')
      : command.replace(/ (?=-H |')/g, ' \\\n  '),
  );
}

function renderDone(done: readonly Rollback[], nameOf: NameOf, endedAt: number): string {
  const fields: Field<Rollback>[] = [
    {
      head: 'Container',
      value: ({ snapshot }) => snapshot.containerId,
      cell: ({ snapshot }) => [code(nameOf(snapshot.containerId))],
    },
    {
      head: 'Rolled back to',
      value: ({ snapshot }) => snapshot.createdAt || undefined,
      cell: ({ snapshot: { createdAt } }) =>
        createdAt === '' ? [UNKNOWN] : momentBefore(createdAt, endedAt),
    },
    {
      head: 'Backup',
      value: ({ backup }) => backup?.name,
      cell: ({ backup }) => [backup ? code(backup.name) : UNKNOWN],
    },
    { head: 'Took', value: ({ ms }) => formatDuration(ms), cell: ({ ms }) => [formatDuration(ms)] },
  ];
  return records(fields, done);
}
