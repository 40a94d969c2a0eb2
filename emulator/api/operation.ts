/** The operations of the API. */
export type Operation = 'list' | 'create' | 'restore' | 'alias' | 'delete';

/** What a token can be allowed to do with a container. */
export type Permission = 'access' | 'create' | 'restore' | 'update' | 'delete';

/** The permission that each operation requires. */
export const PERMISSION: Readonly<Record<Operation, Permission>> = {
  list: 'access',
  create: 'create',
  restore: 'restore',
  alias: 'update',
  delete: 'delete',
};
