/** The operations of the API. */
export type Operation = 'list' | 'create' | 'restore' | 'alias' | 'delete';

/** The operations that change a container. Each runs exclusively on its container. */
export type ChangingOperation = Exclude<Operation, 'list'>;

/** The permission that each operation requires of a token with permissions per operation. */
export const PERMISSION = {
  list: 'access',
  create: 'create',
  restore: 'restore',
  alias: 'update',
  delete: 'delete',
} as const satisfies Record<Operation, string>;

/** The permission for every operation, which newer tokens have instead of one per operation. */
export const SNAPSHOTS_PERMISSION = 'containers.features.snapshots';

/** A permission of a token on a container. */
export type Permission = (typeof PERMISSION)[Operation] | typeof SNAPSHOTS_PERMISSION;
