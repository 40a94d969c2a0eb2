import type { Operation, SnapshotFields } from '../../../emulator/server.ts';
import type { Call, State } from './prediction.ts';

/** A step, or a post step, one of whose operations meets faults. */
export interface Step {
  /** The heading of its table. */
  group: 'create' | 'list' | 'restore' | 'alias' | 'delete' | 'post step';
  /** Follows the operation. */
  name: string;
  inputs: Readonly<Record<string, string>>;
  /** The snapshots of each container before the step. */
  seeds: readonly SnapshotFields[];
  /** The calls for each container. The last container meets the fault. */
  calls: readonly (readonly Call[])[];
  /** The operations that can meet the fault, one at a time. */
  targets: readonly Operation[];
  /** A failure undoes the work on the other containers. */
  isAllOrNothing?: boolean;
  /** The operation that meets the fault has this time for cleanup, in seconds, instead of the time of the step. */
  cleanupSeconds?: number;
  /** The inputs are those of a guarded create step; the faults happen in its post step, after a job with this status. */
  jobStatus?: 'success' | 'failure';
  /** The output `count`, from whether each container failed and the changes that were made. */
  count: (containers: readonly { hasFailed: boolean; changes: number }[]) => number;
}

const OLD = { name: 'snap-20250115-103000', alias: 'old', created_at: '2025-01-15T10:30:00.000Z' };
const OLDER = { name: 'snap-20250114-103000', alias: 'older', created_at: '2025-01-14T10:30:00.000Z' };
/** A snapshot as a create step with this alias makes it. */
const MINE = { name: 'mine', alias: 'mine', created_at: '2025-01-13T10:30:00.000Z' };

const add =
  (snapshot: string) =>
  (state: State): State => ({ ...state, snapshots: [...state.snapshots, snapshot].toSorted() });
const remove =
  (snapshot: string) =>
  (state: State): State => ({ ...state, snapshots: state.snapshots.filter((other) => other !== snapshot) });
const rename = (from: string, to: string) => (state: State) => add(to)(remove(from)(state));
const restored = (state: State): State => ({ ...state, file: 'saved' });

const LIST: Call = { operation: 'list', failure: 'error' };
const LIST_AFTERWARD: Call = { operation: 'list', failure: 'warning' };
/** A look whether a name still means the snapshot of the step, which a deletion depends on, and a rollback does not. */
const LOOK: Call = { operation: 'list', isLook: true, failure: 'warning' };
const LOOK_IF_POSSIBLE: Call = { ...LOOK, failure: 'nothing' };
const CREATE: Call = {
  operation: 'create',
  alias: 'generated',
  change: add('new generated'),
  failure: 'error',
};
const CREATE_MINE: Call = { operation: 'create', alias: 'given', change: add('new mine'), failure: 'error' };
const RESTORE: Call = { operation: 'restore', change: restored, failure: 'error' };
const SET_ALIAS: Call = { operation: 'alias', change: rename('old old', 'old renamed'), failure: 'error' };
const DELETE: Call = { operation: 'delete', change: remove('old old'), failure: 'error' };
const DELETE_EACH: readonly Call[] = ['old', 'older'].map((alias) => ({
  operation: 'delete',
  change: remove(`old ${alias}`),
  failure: 'partial',
}));
const deleteOlder = (alias: string): Call => ({
  operation: 'delete',
  change: remove(`old ${alias}`),
  missing: 'deleted',
  failure: 'warning',
});

/** A create step that replaces a snapshot: the new one gets the alias only when the older one is deleted. */
const REPLACE: readonly Call[] = [
  LIST,
  CREATE,
  LIST_AFTERWARD,
  deleteOlder('mine'),
  {
    operation: 'alias',
    change: rename('new generated', 'new mine'),
    cleanupSeconds: 10,
    failure: 'error',
    isNeeded: true,
  },
];
const KEEP_LAST: readonly Call[] = [CREATE, LIST_AFTERWARD, deleteOlder('old')];
const WITH_BACKUP: readonly Call[] = [LIST, CREATE, RESTORE];

const one: Step['count'] = ([only]) => (only && !only.hasFailed ? 1 : 0);
const each: Step['count'] = (containers) => containers.filter(({ hasFailed }) => !hasFailed).length;

export const STEPS: readonly Step[] = [
  {
    group: 'create',
    name: 'with a generated alias',
    inputs: { operation: 'create' },
    seeds: [OLD],
    calls: [[CREATE]],
    count: one,
    targets: ['create'],
  },
  {
    group: 'create',
    name: 'with `alias`',
    inputs: { operation: 'create', alias: 'mine' },
    seeds: [OLD],
    calls: [[CREATE_MINE]],
    count: one,
    targets: ['create'],
  },
  {
    group: 'create',
    name: 'with `if-exists: reuse`',
    inputs: { operation: 'create', alias: 'mine', 'if-exists': 'reuse' },
    seeds: [OLD],
    calls: [[LIST, CREATE_MINE]],
    count: one,
    targets: ['list', 'create'],
  },
  {
    group: 'create',
    name: 'with `if-exists: replace`',
    inputs: { operation: 'create', alias: 'mine', 'if-exists': 'replace' },
    seeds: [MINE],
    calls: [REPLACE],
    count: ([only]) => (only && only.changes > 0 ? 1 : 0),
    targets: ['list', 'create', 'delete', 'alias'],
  },
  {
    group: 'create',
    name: 'with `keep-last`',
    inputs: { operation: 'create', 'keep-last': '1', filter: '*' },
    seeds: [OLD],
    calls: [KEEP_LAST],
    count: one,
    targets: ['list', 'delete'],
  },
  {
    group: 'create',
    name: 'of two containers',
    inputs: { operation: 'create' },
    seeds: [],
    calls: [[CREATE], [CREATE]],
    isAllOrNothing: true,
    count: (containers) => (containers.some(({ hasFailed }) => hasFailed) ? 0 : 2),
    targets: ['create'],
  },
  {
    group: 'create',
    name: 'that is undone',
    inputs: { operation: 'create' },
    seeds: [],
    calls: [
      [{ ...CREATE, isRefused: true }],
      [
        CREATE,
        {
          operation: 'delete',
          change: remove('new generated'),
          missing: 'deleted',
          undoes: true,
          failure: 'error',
        },
      ],
    ],
    cleanupSeconds: 30,
    count: (containers) => containers.filter(({ changes }) => changes > 0).length,
    targets: ['delete'],
  },
  {
    group: 'list',
    name: 'of one container',
    inputs: { operation: 'list' },
    seeds: [OLD],
    calls: [[LIST]],
    count: each,
    targets: ['list'],
  },
  {
    group: 'list',
    name: 'of two containers',
    inputs: { operation: 'list' },
    seeds: [OLD],
    calls: [[LIST], [LIST]],
    count: each,
    targets: ['list'],
  },
  {
    group: 'restore',
    name: 'by name',
    inputs: { operation: 'restore', snapshot: OLD.name },
    seeds: [OLD],
    calls: [[RESTORE]],
    count: one,
    targets: ['restore'],
  },
  {
    group: 'restore',
    name: 'by alias',
    inputs: { operation: 'restore', snapshot: 'old' },
    seeds: [OLD],
    calls: [[LIST, RESTORE]],
    count: one,
    targets: ['list', 'restore'],
  },
  {
    group: 'restore',
    name: 'of `latest`',
    inputs: { operation: 'restore', snapshot: 'latest' },
    seeds: [OLD, OLDER],
    calls: [[LIST, RESTORE]],
    count: one,
    targets: ['list'],
  },
  {
    group: 'restore',
    name: 'with `backup-first`',
    inputs: { operation: 'restore', snapshot: 'old', 'backup-first': 'true' },
    seeds: [OLD],
    calls: [WITH_BACKUP],
    count: one,
    targets: ['list', 'create', 'restore'],
  },
  {
    group: 'restore',
    name: 'of two containers',
    inputs: { operation: 'restore', snapshot: OLD.name },
    seeds: [OLD],
    calls: [
      [LIST, RESTORE],
      [LIST, RESTORE],
    ],
    count: each,
    targets: ['restore'],
  },
  {
    group: 'restore',
    name: 'of two containers by alias',
    inputs: { operation: 'restore', snapshot: 'old' },
    seeds: [OLD],
    calls: [
      [LIST, RESTORE],
      [LIST, RESTORE],
    ],
    count: each,
    targets: ['list'],
  },
  {
    group: 'alias',
    name: 'by name',
    inputs: { operation: 'alias', snapshot: OLD.name, alias: 'renamed' },
    seeds: [OLD],
    calls: [[SET_ALIAS]],
    count: one,
    targets: ['alias'],
  },
  {
    group: 'alias',
    name: 'by alias',
    inputs: { operation: 'alias', snapshot: 'old', alias: 'renamed' },
    seeds: [OLD],
    calls: [[LIST, SET_ALIAS]],
    count: one,
    targets: ['list'],
  },
  {
    group: 'alias',
    name: 'with `remove-alias`',
    inputs: { operation: 'alias', snapshot: OLD.name, 'remove-alias': 'true' },
    seeds: [OLD],
    calls: [[{ ...SET_ALIAS, change: rename('old old', 'old none') }]],
    count: one,
    targets: ['alias'],
  },
  {
    group: 'delete',
    name: 'by name',
    inputs: { operation: 'delete', snapshot: OLD.name },
    seeds: [OLD],
    calls: [[DELETE]],
    count: one,
    targets: ['delete'],
  },
  {
    group: 'delete',
    name: 'with `ignore-missing`',
    inputs: { operation: 'delete', snapshot: OLD.name, 'ignore-missing': 'true' },
    seeds: [OLD],
    calls: [[{ ...DELETE, missing: 'nothing' }]],
    count: ([only]) => only?.changes ?? 0,
    targets: ['delete'],
  },
  {
    group: 'delete',
    name: 'of two by name',
    inputs: { operation: 'delete', snapshot: `${OLD.name}\n${OLDER.name}` },
    seeds: [OLD, OLDER],
    calls: [[LIST, ...DELETE_EACH]],
    count: ([only]) => only?.changes ?? 0,
    targets: ['list', 'delete'],
  },
  {
    group: 'delete',
    name: 'by rule',
    inputs: { operation: 'delete', filter: 'old*', 'keep-last': '0' },
    seeds: [OLD, OLDER],
    calls: [[LIST, ...DELETE_EACH.map((call): Call => ({ ...call, missing: 'deleted' }))]],
    count: ([only]) => only?.changes ?? 0,
    targets: ['list', 'delete'],
  },
  {
    group: 'post step',
    name: 'rollback',
    inputs: { operation: 'create', 'restore-on-failure': 'true' },
    seeds: [],
    calls: [[RESTORE]],
    jobStatus: 'failure',
    count: one,
    targets: ['restore'],
  },
  {
    group: 'post step',
    name: 'rollback of two containers',
    inputs: { operation: 'create', 'restore-on-failure': 'true' },
    seeds: [],
    calls: [[RESTORE], [RESTORE]],
    jobStatus: 'failure',
    count: each,
    targets: ['restore'],
  },
  {
    group: 'post step',
    name: 'rollback with `alias`',
    inputs: { operation: 'create', alias: 'mine', 'restore-on-failure': 'true' },
    seeds: [],
    calls: [[LOOK_IF_POSSIBLE, RESTORE]],
    jobStatus: 'failure',
    count: one,
    targets: ['list'],
  },
  {
    group: 'post step',
    name: 'cleanup',
    inputs: { operation: 'create', 'delete-on-success': 'true' },
    seeds: [],
    calls: [[deleteOlder('generated')]],
    jobStatus: 'success',
    count: one,
    targets: ['delete'],
  },
  {
    group: 'post step',
    name: 'cleanup with `alias`',
    inputs: { operation: 'create', alias: 'mine', 'delete-on-success': 'true' },
    seeds: [],
    calls: [[LOOK, deleteOlder('mine')]],
    jobStatus: 'success',
    count: one,
    targets: ['list'],
  },
];
