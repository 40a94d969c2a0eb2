import type { Redacted } from '../text/redact.ts';

/** The operations of the action, in the order in which documents list them. */
export const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'] as const;

export type Operation = (typeof OPERATIONS)[number];

/** The values of `if-exists`: what `create` does when a snapshot with its alias exists. */
export const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'] as const;

export type IfExists = (typeof IF_EXISTS)[number];

export interface CreateRequest {
  /** If absent, every attempt gets a generated one, which no other snapshot has. */
  alias?: Redacted;
  /** In whole days; absent if the snapshot does not expire. */
  expiryDays?: number;
  /** What to do if a snapshot with this alias exists. */
  ifExists: IfExists;
  /** Keeps the newest `keepLast` of the snapshots that the filter matches. */
  retention?: { keepLast: number; filter: Redacted };
  dryRun: boolean;
}

export interface ListRequest {
  /** A glob over alias or name; absent for every snapshot. */
  filter?: Redacted;
}

export interface RestoreRequest {
  /** For each container a name, an alias or `latest`. */
  snapshots: ReadonlyMap<Redacted, Redacted>;
  /** Creates a snapshot of the state that the restore replaces; absent for none. */
  backup?: BackupRequest;
  dryRun: boolean;
}

export interface BackupRequest {
  /** In whole days; absent if the snapshot does not expire. */
  expiryDays?: number;
}

export interface AliasRequest {
  /** For each container a name, an alias or `latest`. */
  snapshots: ReadonlyMap<Redacted, Redacted>;
  /** The new alias; null removes it. */
  alias: Redacted | null;
  dryRun: boolean;
}

/** The snapshots to delete, in the order of the input. */
export interface SelectorList {
  /** Names, aliases or `latest`; `name:x` and `alias:x` select by one of them. */
  selectors: readonly Redacted[];
  /** What separates them in the input. An alias can contain commas. */
  separator: 'comma' | 'line break';
}

export type DeleteRequest = { dryRun: boolean } & (
  | {
      by: 'choice';
      /** For each container. */
      snapshots: ReadonlyMap<Redacted, SelectorList>;
      /** Whether a snapshot that does not exist counts as deleted. */
      ignoreMissing: boolean;
    }
  | {
      by: 'rule';
      /** A glob over alias or name. */
      filter: Redacted;
      keepLast?: number;
      olderThanMs?: number;
    }
);

interface RequestByOperation {
  create: CreateRequest;
  list: ListRequest;
  restore: RestoreRequest;
  alias: AliasRequest;
  delete: DeleteRequest;
}

/** What the step has to do, checked. */
export type Request = { [Name in Operation]: { operation: Name } & RequestByOperation[Name] }[Operation];

/** Whether a step only reports what it would do. */
export function isDryRun(request: Request): boolean {
  return request.operation !== 'list' && request.dryRun;
}
