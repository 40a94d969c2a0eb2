import type { Operation } from '../../emulator/server.ts';

/** The inputs that each operation needs, on the snapshot of this name where it takes one. */
export const INPUTS_OF: Readonly<Record<Operation, (name: string) => Record<string, string>>> = {
  create: () => ({ operation: 'create' }),
  list: () => ({ operation: 'list' }),
  restore: (snapshot) => ({ operation: 'restore', snapshot }),
  alias: (snapshot) => ({ operation: 'alias', snapshot, alias: 'renamed' }),
  delete: (snapshot) => ({ operation: 'delete', snapshot }),
};

/** Those that may be sent twice. */
export const IDEMPOTENT = ['list', 'restore', 'alias', 'delete'] as const satisfies Operation[];

/** Those that act on a snapshot that is there. */
export const ON_A_SNAPSHOT = ['restore', 'alias', 'delete'] as const satisfies Operation[];

export const EVERY_OPERATION = ['create', ...IDEMPOTENT] as const satisfies Operation[];
