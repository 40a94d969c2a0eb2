/** The container has no snapshot of that name. */
export class SnapshotNotFound extends Error {
  override readonly name = 'SnapshotNotFound';
}

/** Something keeps the container busy; it passes by itself. */
export class ContainerBusy extends Error {
  override readonly name = 'ContainerBusy';
}

/** The container has as many snapshots as it may. */
export class SnapshotLimitReached extends Error {
  override readonly name = 'SnapshotLimitReached';
  readonly count: number;
  readonly max: number;

  constructor(count: number, max: number) {
    super(`The container has ${count} of at most ${max} snapshots`);
    this.count = count;
    this.max = max;
  }
}
