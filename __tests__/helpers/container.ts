import type { Emulator, RecordedRequest, Snapshot, SnapshotFields } from '../../emulator/server.ts';
import { readTree, type TreeEntry } from '../../tools/harness/tree-checksum.ts';

/** A container of real files in the emulator. */
export interface Container {
  readonly id: string;
  /** The requests for it, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** The operations of those requests. */
  readonly operations: readonly RecordedRequest['operation'][];
  /** Adds a snapshot of the present files. */
  seed(fields?: SnapshotFields): Promise<Snapshot>;
  /** Its snapshots, newest first. */
  snapshots(): Promise<Snapshot[]>;
  /** Reads its present files, one entry a path. */
  tree(): Promise<TreeEntry[]>;
}

/** Binds the emulator to one of its containers. */
export function bindContainer(emulator: Emulator, id: string): Container {
  return {
    id,
    get requests() {
      return emulator.requests.filter(({ containerId }) => containerId === id);
    },
    get operations() {
      return this.requests.map(({ operation }) => operation);
    },
    seed: (fields) => emulator.seed(id, fields),
    snapshots: () => emulator.snapshots(id),
    tree: () => readTree(emulator.root(id)),
  };
}
