import type { TreeEntry } from '../harness/tree-checksum.ts';

/** What is different about one path of a tree. */
export interface TreeChange {
  path: string;
  of: TreeEntry['kind'];
  kind: 'added' | 'deleted' | 'changed';
  /** In words; empty unless it changed. */
  details: string[];
}

const TIME = 'time';
const LONGEST_KIND = 'deleted'.length;

/** What is different between two readings of a tree, in the order of the paths. */
export function changesBetween(before: readonly TreeEntry[], after: readonly TreeEntry[]): TreeChange[] {
  const old = byPath(before);
  const present = byPath(after);
  const paths = [...new Set([...old.keys(), ...present.keys()])].toSorted();
  return paths.flatMap((path) => change(path, old.get(path), present.get(path)));
}

/** Whether a change is just the time of a directory, which goes with every change of what is in it. */
export function isOnlyBookkeeping(change: TreeChange): boolean {
  return change.of === 'directory' && change.kind === 'changed' && change.details.join() === TIME;
}

/** A change in a line, such as `deleted style.css`. */
export function tellChange({ kind, path, of, details }: TreeChange): string {
  const what = details.length === 0 ? '' : ` (${details.join('; ')})`;
  return `${kind.padEnd(LONGEST_KIND)} ${path}${of === 'directory' ? '/' : ''}${what}`;
}

function change(path: string, old: TreeEntry | undefined, present: TreeEntry | undefined): TreeChange[] {
  if (!present) return old ? [{ path, of: old.kind, kind: 'deleted', details: [] }] : [];
  if (!old) return [{ path, of: present.kind, kind: 'added', details: [] }];
  const details = detailsOf(old, present);
  return details.length === 0 ? [] : [{ path, of: present.kind, kind: 'changed', details }];
}

function detailsOf(old: TreeEntry, present: TreeEntry): string[] {
  const details: string[] = [];
  if (old.kind !== present.kind) details.push(`${old.kind}, now ${present.kind}`);
  if (old.content !== present.content) {
    details.push(present.kind === 'link' ? `link to ${old.content}, now ${present.content}` : 'content');
  }
  if (old.mode !== present.mode) details.push(`mode ${old.mode}, now ${present.mode}`);
  // What is written anew has a new time: only a time that changed alone is worth telling.
  if (old.modified !== present.modified && details.length === 0) details.push(TIME);
  return details;
}

function byPath(entries: readonly TreeEntry[]): Map<string, TreeEntry> {
  return new Map(entries.map((entry) => [entry.path, entry]));
}
