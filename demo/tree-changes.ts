import type { TreeEntry } from '../tools/harness/tree-checksum.ts';

/** A difference between two trees, at one path. */
export interface TreeChange {
  path: string;
  of: TreeEntry['kind'];
  kind: 'added' | 'deleted' | 'changed';
  /** Text for people; empty unless `kind` is `changed`. */
  details: string[];
}

const TIME = 'time';
const KIND_WIDTH = 'deleted'.length;

/** The differences between two states of a tree, sorted by path. */
export function changesBetween(before: readonly TreeEntry[], after: readonly TreeEntry[]): TreeChange[] {
  const old = byPath(before);
  const current = byPath(after);
  const paths = [...new Set([...old.keys(), ...current.keys()])].toSorted();
  return paths.flatMap((path) => change(path, old.get(path), current.get(path)));
}

/** Whether only the time of a directory changed, which is a side effect of any change in the directory. */
export function isOnlyBookkeeping(change: TreeChange): boolean {
  return change.of === 'directory' && change.kind === 'changed' && change.details.join() === TIME;
}

/** Describes a change in one line, such as `deleted style.css`. */
export function describeChange({ kind, path, of, details }: TreeChange): string {
  const what = details.length === 0 ? '' : ` (${details.join('; ')})`;
  return `${kind.padEnd(KIND_WIDTH)} ${path}${of === 'directory' ? '/' : ''}${what}`;
}

function change(path: string, old: TreeEntry | undefined, current: TreeEntry | undefined): TreeChange[] {
  if (!current) return old ? [{ path, of: old.kind, kind: 'deleted', details: [] }] : [];
  if (!old) return [{ path, of: current.kind, kind: 'added', details: [] }];
  const details = detailsOf(old, current);
  return details.length === 0 ? [] : [{ path, of: current.kind, kind: 'changed', details }];
}

function detailsOf(old: TreeEntry, current: TreeEntry): string[] {
  const details: string[] = [];
  if (old.kind !== current.kind) details.push(`${old.kind}, now ${current.kind}`);
  if (old.content !== current.content) {
    details.push(current.kind === 'link' ? `link to ${old.content}, now ${current.content}` : 'content');
  }
  if (old.mode !== current.mode) details.push(`mode ${old.mode}, now ${current.mode}`);
  // Every write changes the time, so the time is reported only if nothing else changed.
  if (old.modified !== current.modified && details.length === 0) details.push(TIME);
  return details;
}

function byPath(entries: readonly TreeEntry[]): Map<string, TreeEntry> {
  return new Map(entries.map((entry) => [entry.path, entry]));
}
