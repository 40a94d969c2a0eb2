/** A defect that is planted into the source, to see whether the simulation finds it. */
export interface Defect {
  /** What the code then does wrong, as a sentence. */
  what: string;
  file: string;
  /** What is in the file exactly once. */
  find: string;
  replace: string;
}

export const DEFECTS: readonly Defect[] = [
  {
    what: 'A create whose response was lost is repeated as if it had never been sent.',
    file: 'src/operations/create/make.ts',
    find: 'if (meaningOf(failure).mayHaveActed) this.pending = [...this.pending, sent];',
    replace: '',
  },
  {
    what: 'A 503 of a proxy counts as one of the API, which did nothing.',
    file: 'src/hoody/failure.ts',
    find: "if (status === 503 && fromApi) return MEANINGS['503 of the API'];",
    replace: "if (status === 503) return MEANINGS['503 of the API'];",
  },
  {
    what: 'Any snapshot with the alias of a lost create counts as its result, however old it is.',
    file: 'src/operations/create/make.ts',
    find: 'first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list)',
    replace: 'first !== undefined && snapshot.alias === first.alias',
  },
  {
    what: 'The repeated attempts of a create share one generated alias.',
    file: 'src/operations/create/make.ts',
    find: 'isRepeated ? alias.next() : alias.first',
    replace: 'alias.first',
  },
  {
    what: 'A lost create that finishes late is not looked for.',
    file: 'src/operations/create/sweep.ts',
    find: 'const isLast = now() >= end;',
    replace: 'const isLast = now() >= 0 * end;',
  },
  {
    what: 'An undo deletes the new snapshot, although it took the place of an older one.',
    file: 'src/operations/create/undo.ts',
    find: '.filter((snapshot) => hasAlias(snapshot, alias));',
    replace: '.filter((snapshot) => hasAlias(snapshot, alias) && snapshot.name.length > 64);',
  },
  {
    what: 'An undo deletes a snapshot that another job may have created.',
    file: 'src/operations/create/undo.ts',
    find: "outcome.ownership === 'inferred'",
    replace: 'outcome.ownership === undefined && outcome.ownership !== undefined',
  },
  {
    what: 'A retention can delete the snapshot that the step created.',
    file: 'src/operations/create/supersede.ts',
    find: 'const keptNames = new Set([kept.name]);',
    replace: 'const keptNames = new Set<string>();',
  },
  {
    what: 'A retention counts snapshots that have expired.',
    file: 'src/snapshots/retention.ts',
    find: 'created !== undefined && !isExpired(snapshot, now) && matches(snapshot)',
    replace: 'created !== undefined && matches(snapshot)',
  },
  {
    what: 'A rule of a delete uses the clock of the runner.',
    file: 'src/operations/delete.ts',
    find: 'now() + clockOffsetMs,',
    replace: 'now() + 0 * clockOffsetMs,',
  },
  {
    what: 'Requests are sent until the last moment of the time limit.',
    file: 'src/hoody/retry.ts',
    find: 'if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))',
    replace: 'if (leftMs <= 0)',
  },
  {
    what: 'A cleanup after a cancel has as much time as any other.',
    file: 'src/runner/signals.ts',
    find: 'signal.addEventListener(',
    replace: 'if (delayMs < 0) signal.addEventListener(',
  },
  {
    what: 'A 200 that is not from this API counts as a restore.',
    file: 'src/hoody/parse.ts',
    find: "if (typeof statusCode !== 'number' && !data) throw malformed(line('statusCode and data are missing'));",
    replace: '',
  },
  {
    what: 'The guard deletes a snapshot that the step only reused.',
    file: 'src/guard/decision.ts',
    find: "guard.snapshots.filter(({ ownership }) => ownership === 'made'),",
    replace: 'guard.snapshots,',
  },
  {
    what: '`latest` is the oldest snapshot.',
    file: 'src/hoody/snapshot.ts',
    find: 'if (first.time !== second.time) return second.time > first.time ? 1 : -1;',
    replace: 'if (first.time !== second.time) return second.time > first.time ? -1 : 1;',
  },
];
