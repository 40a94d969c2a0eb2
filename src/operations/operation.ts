/** The operations of the action, in the order in which documents list them. */
export const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'] as const;

export type Operation = (typeof OPERATIONS)[number];
