import type { Labels } from '../base/labels.ts';
import { reasonOf, UserError } from '../base/user-error.ts';
import type { Outcome } from '../operations/outcome.ts';
import type { Operation } from '../operations/request.ts';
import { line } from '../text/message.ts';
import { allSnapshots, type OwnedSnapshot, toOutput } from './all-snapshots.ts';
import { limitSnapshot, MAX_LENGTH, takeFitting } from './output-limits.ts';
import { renderResults } from './results.ts';
import { writeSnapshotsFile } from './snapshots-file.ts';

type OutputName =
  | 'snapshot-name'
  | 'snapshot-alias'
  | 'created-at'
  | 'expires-at'
  | 'size-bytes'
  | 'snapshot'
  | 'snapshots'
  | 'snapshot-map'
  | 'results'
  | 'count'
  | 'changed'
  | 'truncated'
  | 'backup-snapshot-name';

/** The outputs as text. The path of the snapshots file is set where the file is written. */
export type Outputs = Record<OutputName, string>;

/**
 * Derives the outputs from what is known at the end, whether the step succeeded or failed. The outputs of one
 * snapshot are set if there is exactly one container; they are empty where the API returns nothing.
 *
 * @param all the snapshots of the outcomes, newest first
 */
export function outputsOf(
  operation: Operation | undefined,
  outcomes: readonly Outcome[],
  all: readonly OwnedSnapshot[],
  labels: Labels = {},
): Outputs {
  const first = outcomes.length === 1 && all[0] ? toOutput(all[0]) : undefined;
  const single = first && limitSnapshot(first);
  const included = takeFitting(
    all,
    (snapshot) => JSON.stringify(limitSnapshot(toOutput(snapshot))),
    MAX_LENGTH.snapshots,
  );
  const results = renderResults(outcomes, labels, all.slice(0, included.length));
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    'snapshot-name': text(single?.name),
    'snapshot-alias': text(single?.alias),
    'created-at': text(single?.created_at),
    'expires-at': text(single?.expires_at),
    'size-bytes': text(single?.size),
    snapshot: single ? JSON.stringify(single) : '',
    snapshots: `[${included.join(',')}]`,
    'snapshot-map': renderMap(operation, outcomes),
    results: results.json,
    count: String(all.length),
    changed: String(outcomes.some(({ changed }) => changed)),
    truncated: String(included.length < all.length || results.isTruncated || single !== first),
    'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
  };
}

function renderMap(operation: Operation | undefined, outcomes: readonly Outcome[]): string {
  if (operation !== 'create' && operation !== 'restore') return '';
  const map: Record<string, string> = {};
  for (const { ok, containerId, snapshots } of outcomes) {
    const [snapshot] = snapshots;
    if (ok && snapshot) map[containerId] = snapshot.name;
  }
  return JSON.stringify(map);
}

/** Where outputs go. */
export interface OutputPlace {
  setOutput: (name: string, value: string) => void;
  /** The runner's directory for temporary files, which it clears with the job. */
  temporaryDirectory: string;
}

/**
 * Sets the outputs, as far as the result is known.
 *
 * @param operation undefined if it is unknown
 * @returns what went wrong
 */
export function setOutputs(
  operation: Operation | undefined,
  outcomes: readonly Outcome[],
  labels: Labels,
  { setOutput, temporaryDirectory }: OutputPlace,
): UserError[] {
  const problems: UserError[] = [];
  try {
    const all = allSnapshots(outcomes);
    const outputs = outputsOf(operation, outcomes, all, labels);
    const problem = findMapProblem(outputs);
    if (problem) {
      problems.push(problem);
      outputs['snapshot-map'] = '';
    }
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
    if (operation === 'list') setOutput('snapshots-file', writeSnapshotsFile(temporaryDirectory, all));
  } catch (error) {
    problems.push(new UserError(line('Could not write the outputs.'), reasonOf(error)));
  }
  return problems;
}

/**
 * Explains why the map of snapshots cannot be an output; undefined if it can. A part of it would restore only some of
 * the containers.
 */
export function findMapProblem({ 'snapshot-map': map }: Outputs): UserError | undefined {
  if (map.length <= MAX_LENGTH['snapshot-map']) return undefined;
  return new UserError(
    line('The output `snapshot-map` is too long, so it is empty.'),
    line`It has ${map.length} characters; the limit is ${MAX_LENGTH['snapshot-map']}.`,
    line('Split the containers across the jobs of a matrix.'),
  );
}
