import type { Labels } from '../base/labels.ts';
import { truncate } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { GuardedSnapshot } from './guard.ts';
import { endOf } from './guard-context.ts';
import type { Rollback } from './roll-back.ts';

/** What became of one container, as later jobs read it in `HOODY_ROLLBACK_RESULTS`. Times are in ISO 8601. */
export interface RollbackResult {
  container_id: Redacted;
  /** JSON leaves it out if the container has none. */
  label: Redacted | undefined;
  snapshot_name: Redacted;
  /** When the snapshot was created: what was written since is lost. Null if unknown. */
  created_at: Redacted | null;
  /** Null if unknown. */
  restored: boolean | null;
  /** Null unless the health was checked. */
  healthy: boolean | null;
  started_at: Redacted | null;
  finished_at: Redacted | null;
  /** The names of the snapshots that other runs created since, or may have created. */
  newer: readonly Redacted[];
  /** What later steps left running, and the guard could not end. */
  still_running: readonly Redacted[];
  backup_snapshot_name: Redacted | null;
  error: Redacted | null;
}

/** In characters. An error quotes the API, which sets no limit. */
const MAX_ERROR_LENGTH = 500;

/** The results before anything is known: what a post step leaves that is killed. */
export function resultsBefore(
  snapshots: readonly GuardedSnapshot[],
  labels: Labels,
  end: Pick<RollbackResult, 'restored' | 'error'> = { restored: null, error: null },
): RollbackResult[] {
  return snapshots.map(({ containerId, name, createdAt }) => ({
    container_id: containerId,
    label: labels[containerId],
    snapshot_name: name,
    created_at: createdAt || null,
    healthy: null,
    started_at: null,
    finished_at: null,
    newer: [],
    still_running: [],
    backup_snapshot_name: null,
    ...end,
    error: end.error && truncate(end.error, MAX_ERROR_LENGTH),
  }));
}

/**
 * The results of a rollback.
 *
 * @param isHealthy of what must be healthy; undefined if nothing was checked
 * @param running what later steps left running
 */
export function resultsOf(
  rollbacks: readonly Rollback[],
  labels: Labels,
  isHealthy: boolean | undefined,
  running: readonly Redacted[],
): RollbackResult[] {
  return rollbacks.flatMap((rollback) => {
    const { snapshot, startedAt, finishedAt, newer, backup, error } = rollback;
    const end = endOf(rollback);
    const restored = end === 'unknown' ? null : end === 'done';
    return resultsBefore([snapshot], labels, { restored, error: error?.message ?? null }).map((result) => ({
      ...result,
      healthy: restored ? (isHealthy ?? null) : null,
      started_at: timeOf(startedAt),
      finished_at: timeOf(finishedAt),
      newer: newer.map(({ name }) => name),
      still_running: running,
      backup_snapshot_name: backup?.name ?? null,
    }));
  });
}

function timeOf(ms: number): Redacted {
  return own(new Date(ms).toISOString());
}

/** The environment of every process that follows contains them, on every system. In UTF-16 code units. */
const MAX_LENGTH = 30_000;

/**
 * Renders the results of a guard, beside those of the others. If they do not fit, whole entries are left out, good ones
 * first, and a last one counts them.
 *
 * @param others what the environment has of the other guards of the job; another step can falsify it
 */
export function renderRollbackResults(results: readonly RollbackResult[], others: string): string {
  const before = parse(others);
  const entries: readonly object[] = [...before.entries, ...results];
  const texts = entries.map((entry) => JSON.stringify(entry));
  let length = texts.reduce(
    (sum, text) => sum + text.length + 1,
    countOf(entries.length + before.omitted).length + 2,
  );
  const left = new Set<number>();
  // Of those that are equally good, the others come first.
  for (const index of [...entries.keys()].toSorted((a, b) => rank(entries[b]) - rank(entries[a]) || a - b)) {
    if (length <= MAX_LENGTH) break;
    left.add(index);
    length -= (texts[index]?.length ?? 0) + 1;
  }
  const omitted = before.omitted + left.size;
  const shown = texts.filter((_, index) => !left.has(index));
  return `[${[...shown, ...(omitted === 0 ? [] : [countOf(omitted)])].join(',')}]`;
}

function countOf(omitted: number): string {
  return JSON.stringify({ truncated: true, omitted });
}

/** How much less an entry is needed than one that says what is broken. */
function rank(entry: object | undefined): number {
  return entry && isGood(entry) ? 1 : 0;
}

function isGood(entry: object): boolean {
  const { restored, healthy, error }: Partial<RollbackResult> = entry;
  return restored === true && healthy !== false && error === null;
}

/** Whatever is not what a guard wrote counts as nothing. */
function parse(text: string): { entries: object[]; omitted: number } {
  const all = parseArray(text).filter((entry) => typeof entry === 'object' && entry !== null);
  const entries = all.filter((entry) => !('truncated' in entry));
  const omitted = all.flatMap((entry) =>
    'omitted' in entry && Number.isSafeInteger(entry.omitted) ? [Number(entry.omitted)] : [],
  );
  return { entries, omitted: omitted.reduce((sum, count) => sum + count, 0) };
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
