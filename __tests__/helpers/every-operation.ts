import type { Operation } from '../../emulator/server.ts';

/** The inputs that each operation needs, with the name of the snapshot if it has one. */
export const INPUTS_OF: Readonly<Record<Operation, (name: string) => Record<string, string>>> = {
  create: () => ({ operation: 'create' }),
  list: () => ({ operation: 'list' }),
  restore: (snapshot) => ({ operation: 'restore', snapshot }),
  alias: (snapshot) => ({ operation: 'alias', snapshot, alias: 'renamed' }),
  delete: (snapshot) => ({ operation: 'delete', snapshot }),
};

/** The operations that can be sent twice. */
export const IDEMPOTENT = ['list', 'restore', 'alias', 'delete'] as const satisfies Operation[];

/** The operations on an existing snapshot. */
export const ON_A_SNAPSHOT = ['restore', 'alias', 'delete'] as const satisfies Operation[];

export const EVERY_OPERATION = ['create', ...IDEMPOTENT] as const satisfies Operation[];
