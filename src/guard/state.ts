import type { Labels } from '../base/labels.ts';
import { findApiUrlProblem, isPlainSegment } from '../hoody/endpoint.ts';
import { CONTAINER_ID } from '../hoody/snapshot.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';

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

/** `[containerId, name, createdAt, ownership]` */
type Row = readonly [string, string, string, number];

/** @returns what `parseGuard` reads */
export function serializeGuard({ snapshots, healthUrls, ...rest }: Guard): GuardState {
  const settings = { ...rest, healthUrls: healthUrls.map(({ href }) => href) };
  const rows = snapshots.map(
    ({ containerId, name, createdAt, ownership }): Row => [
      containerId,
      name,
      createdAt,
      OWNERSHIPS.indexOf(ownership),
    ],
  );
  // The guard comes last: without it, a step that is killed between the two leaves nothing.
  return { snapshots: JSON.stringify(rows), guard: JSON.stringify(settings) };
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
    return toGuard(JSON.parse(guard), JSON.parse(snapshots));
  } catch (error) {
    throw new GuardStateError((error as Error).message);
  }
}

function toGuard(settings: unknown, rows: unknown): Guard {
  const fields = record(settings);
  const apiUrl = new URL(text(fields['apiUrl']));
  const problem = findApiUrlProblem(apiUrl);
  if (problem) throw new Error(`the URL of the API ${problem}`);
  const { token } = fields;
  return {
    id: text(fields['id']),
    apiUrl,
    ...(token === undefined ? {} : { token: text(token) }),
    restoreOnFailure: boolean(fields['restoreOnFailure']),
    deleteOnSuccess: boolean(fields['deleteOnSuccess']),
    healthUrls: array(fields['healthUrls']).map((url) => new URL(text(url))),
    maxParallel: positive(fields['maxParallel']),
    timeoutMs: positive(fields['timeoutMs']),
    summary: boolean(fields['summary']),
    labels: toLabels(record(fields['labels'])),
    snapshots: array(rows).map((row) => toSnapshot(array(row))),
  };
}

function toLabels(labels: Record<string, unknown>): Labels {
  return Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, text(label)]));
}

function toSnapshot([id, name, createdAt, ownership]: readonly unknown[]): GuardedSnapshot {
  const containerId = text(id);
  if (!CONTAINER_ID.test(containerId)) throw new Error(`${JSON.stringify(id)} is not a container id`);
  if (!isPlainSegment(text(name))) throw new Error(`${JSON.stringify(name)} is not the name of a snapshot`);
  const known = typeof ownership === 'number' ? OWNERSHIPS[ownership] : undefined;
  if (!known) throw unexpected(ownership);
  return { containerId, name: text(name), createdAt: text(createdAt), ownership: known };
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unexpected(value);
  return value as Record<string, unknown>;
}

function array(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unexpected(value);
  return value;
}

/** The step saved only redacted text. */
function text(value: unknown): Redacted {
  if (typeof value !== 'string') throw unexpected(value);
  return own(value);
}

function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw unexpected(value);
  return value;
}

function positive(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0)) throw unexpected(value);
  return value;
}

/** @returns an error that does not quote the value, which can be a secret */
function unexpected(value: unknown): Error {
  return new Error(value === undefined ? 'a value is missing' : `unexpected value of type ${typeof value}`);
}
