import type { BackupRequest } from '../operations/request.ts';
import { own } from '../text/redact.ts';
import { parseTime } from '../text/time.ts';
import {
  array,
  boolean,
  containerId,
  json,
  positive,
  readSettings,
  record,
  settingsOf,
  snapshotName,
  text,
  unexpected,
} from './fields.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';
import type { ProcessBaseline } from './leftovers.ts';

/**
 * A guard as text, in two parts: the runner passes each in an environment variable, and Windows limits one to
 * 32,767 characters.
 */
export interface GuardState {
  guard: string;
  snapshots: string;
}

/** In a row, the index stands for the word, which would not fit for as many containers. */
const OWNERSHIPS = ['made', 'inferred', 'found'] as const;

/** `[containerId, name, createdAt, ownership, isUniqueName, expiresAt]`; the times are the shortest text as numbers. */
type Row = readonly [string, string, number | null, number, 0 | 1, number | null | 0];

/** @returns what `parseGuard` reads */
export function serializeGuard(guard: Guard): GuardState {
  const { id, restoreOnFailure, deleteOnSuccess, backup, healthUrls, lacksQueries, timeoutMs, processes } =
    guard;
  const { snapshots } = guard;
  const settings = {
    id,
    ...settingsOf(guard),
    restoreOnFailure,
    deleteOnSuccess,
    backup,
    healthUrls: healthUrls.map(({ href }) => href),
    lacksQueries,
    timeoutMs,
    processes,
  };
  const rows = snapshots.map(
    ({ containerId, name, createdAt, ownership, isUniqueName, expiresAt }): Row => [
      containerId,
      name,
      timeOf(createdAt) ?? null,
      OWNERSHIPS.indexOf(ownership),
      isUniqueName ? 1 : 0,
      expiresAt === undefined ? NOT_KNOWN : expiresAt && secondsOf(expiresAt),
    ],
  );
  // The guard comes last: without it, a step that is killed between the two leaves nothing.
  return { snapshots: JSON.stringify(rows), guard: JSON.stringify(settings) };
}

/** Stands for an expiry that is not known; null is none. */
const NOT_KNOWN = 0;

function secondsOf(expiresAt: string): number {
  return Math.floor((timeOf(expiresAt) ?? NOT_KNOWN) / 1_000);
}

/** A time before 1970, such as that of year 1, stands for none. */
function timeOf(text: string): number | undefined {
  const at = parseTime(text);
  return at !== undefined && at > 0 ? at : undefined;
}

/** The text is not a guard that a step saved. */
export class GuardStateError extends Error {
  override readonly name = 'GuardStateError';
}

/**
 * Parses the guard that a step saved. The URL of the API passes the check of the input, and every part of a path
 * is checked too, so that no text in the state can send a request elsewhere.
 *
 * @returns undefined if the step saved none
 * @throws GuardStateError for any other text
 */
export function parseGuard({ guard, snapshots }: GuardState): Guard | undefined {
  if (guard === '') return undefined;
  try {
    return toGuard(json(guard), json(snapshots));
  } catch (error) {
    throw new GuardStateError((error as Error).message);
  }
}

function toGuard(settings: unknown, rows: unknown): Guard {
  const fields = record(settings);
  const { processes, backup } = fields;
  return {
    id: text(fields['id']),
    ...readSettings(fields),
    restoreOnFailure: boolean(fields['restoreOnFailure']),
    deleteOnSuccess: boolean(fields['deleteOnSuccess']),
    ...(backup === undefined ? {} : { backup: toBackup(record(backup)) }),
    healthUrls: array(fields['healthUrls']).map((url) => new URL(text(url))),
    lacksQueries: boolean(fields['lacksQueries']),
    timeoutMs: positive(fields['timeoutMs']),
    ...(processes === undefined ? {} : { processes: toBaseline(record(processes)) }),
    snapshots: array(rows).map((row) => toSnapshot(array(row))),
  };
}

function toBackup({ expiryDays }: Record<string, unknown>): BackupRequest {
  return expiryDays === undefined ? {} : { expiryDays: positive(expiryDays) };
}

function toBaseline({ trackingId, startTime, directory, files }: Record<string, unknown>): ProcessBaseline {
  return {
    trackingId: trackingId === null ? null : text(trackingId),
    startTime: positive(startTime),
    directory: text(directory),
    files: array(files).map(text),
  };
}

function toSnapshot([
  id,
  name,
  createdAt,
  ownership,
  isUnique,
  expiresAt,
]: readonly unknown[]): GuardedSnapshot {
  const known = typeof ownership === 'number' ? OWNERSHIPS[ownership] : undefined;
  if (!known) throw unexpected(ownership);
  return {
    containerId: containerId(id),
    name: snapshotName(name),
    createdAt: createdAt === null ? own('') : toTime(createdAt, 1),
    ownership: known,
    isUniqueName: isUnique === 1,
    ...(expiresAt === NOT_KNOWN ? {} : { expiresAt: expiresAt === null ? null : toTime(expiresAt, 1_000) }),
  };
}

/** @param unitMs what the number counts, in milliseconds */
function toTime(value: unknown, unitMs: number): GuardedSnapshot['createdAt'] {
  return own(new Date(positive(value) * unitMs).toISOString());
}
