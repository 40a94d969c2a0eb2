import type { Labels } from '../base/labels.ts';
import type { Outcome } from '../operations/outcome.ts';
import type { Redacted } from '../text/redact.ts';
import type { OwnedSnapshot } from './all-snapshots.ts';
import { MAX_LENGTH, takeFitting } from './output-limits.ts';

/** In characters. An error quotes the API, which sets no limit. The second length is for many containers. */
const MAX_ERROR_LENGTHS = [4_000, 200];

/** One object for each container, as the output `results` shows it. */
interface ContainerResult {
  container_id: Redacted;
  /** JSON leaves it out if the container has none. */
  label: Redacted | undefined;
  ok: boolean;
  changed: boolean;
  snapshot_names: Redacted[];
  /** JSON leaves it out unless the health was checked. */
  healthy: boolean | undefined;
  error: string | null;
  /** Set if the names or the error are incomplete. */
  truncated?: true;
}

/**
 * Renders the results of all containers. If they do not fit, errors are shortened, then names are left out; if they
 * still do not fit, a last object says how many containers are missing.
 *
 * @param included the snapshots in the output `snapshots`; results name only those
 */
export function renderResults(
  outcomes: readonly Outcome[],
  labels: Labels,
  included: readonly OwnedSnapshot[],
): { json: string; isTruncated: boolean } {
  const includedOf = Map.groupBy(included, ({ containerId }) => containerId);
  const names = outcomes.map(({ containerId, snapshots }) => {
    const ofContainer = new Set(includedOf.get(containerId)?.map(({ snapshot }) => snapshot.name));
    return snapshots.flatMap(({ name }) => (ofContainer.has(name) ? [name] : []));
  });
  const labelOf = ({ containerId }: Outcome) => labels[containerId];
  for (const [index, maxErrorLength] of [...MAX_ERROR_LENGTHS, 0].entries()) {
    const withNames = index < MAX_ERROR_LENGTHS.length;
    const results = outcomes.map((outcome, at) =>
      resultOf(outcome, labelOf(outcome), (withNames ? names[at] : undefined) ?? [], maxErrorLength),
    );
    const json = JSON.stringify(results);
    if (json.length <= MAX_LENGTH.results)
      return { json, isTruncated: results.some(({ truncated }) => truncated) };
  }
  const omit = (count: number) => JSON.stringify({ truncated: true, omitted: count });
  const taken = takeFitting(
    outcomes,
    (outcome) => JSON.stringify(resultOf(outcome, labelOf(outcome), [], 0)),
    MAX_LENGTH.results - omit(outcomes.length).length,
  );
  return { json: `[${[...taken, omit(outcomes.length - taken.length)].join(',')}]`, isTruncated: true };
}

function resultOf(
  outcome: Outcome,
  label: Redacted | undefined,
  snapshot_names: Redacted[],
  maxErrorLength: number,
): ContainerResult {
  const message = outcome.ok ? null : outcome.error.message;
  const error = message?.slice(0, maxErrorLength) ?? null;
  const isTruncated = error !== message || snapshot_names.length < outcome.snapshots.length;
  return {
    container_id: outcome.containerId,
    label,
    ok: outcome.ok,
    changed: outcome.changed,
    snapshot_names,
    healthy: outcome.isHealthy,
    error,
    ...(isTruncated ? { truncated: true } : {}),
  };
}
