import { findApiUrlProblem } from '../hoody/api-url.ts';
import { isPlainSegment } from '../hoody/endpoint.ts';
import { CONTAINER_ID } from '../hoody/schema.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';

/**
 * A guard as text, in two parts: the runner passes each in an environment variable, and Windows limits one to
 * 32,767 characters.
 */
export interface GuardState {
  guard: string;
  snapshots: string;
}

/** The largest number of containers whose guard certainly fits. */
export const MAX_GUARDED_CONTAINERS = 250;

/** `[containerId, name, createdAt]`, with a fourth item if the guard never deletes the snapshot. */
type SnapshotRow = readonly [string, string, string, 1?];

type Settings = Omit<Guard, 'snapshots' | 'apiUrl' | 'healthUrls'> & {
  apiUrl: string;
  healthUrls: readonly string[];
  /** One for each snapshot; null where the container has none. */
  labels: readonly (string | null)[];
};

/** @returns what `parseGuard` reads */
export function serializeGuard({ snapshots, apiUrl, healthUrls, ...rest }: Guard): GuardState {
  const settings: Settings = {
    ...rest,
    apiUrl: apiUrl.href,
    healthUrls: healthUrls.map(({ href }) => href),
    labels: snapshots.map(({ label }) => label ?? null),
  };
  const rows = snapshots.map(
    ({ containerId, name, createdAt, keep }): SnapshotRow =>
      keep ? [containerId, name, createdAt, 1] : [containerId, name, createdAt],
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
  const labels = array(fields['labels']);
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
    snapshots: array(rows).map((row, index) => toSnapshot(array(row), labels[index])),
  };
}

function toSnapshot([id, name, createdAt, keep]: readonly unknown[], label: unknown): GuardedSnapshot {
  const containerId = text(id);
  if (!CONTAINER_ID.test(containerId)) throw new Error(`${JSON.stringify(id)} is not a container id`);
  if (!isPlainSegment(text(name))) throw new Error(`${JSON.stringify(name)} is not the name of a snapshot`);
  return {
    containerId,
    ...(typeof label === 'string' ? { label } : {}),
    name: text(name),
    createdAt: text(createdAt),
    ...(keep === 1 ? { keep: true } : {}),
  };
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unexpected(value);
  return value as Record<string, unknown>;
}

function array(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unexpected(value);
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw unexpected(value);
  return value;
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
