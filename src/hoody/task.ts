/** A call to the API, in the words of notices and errors. */
export interface Task {
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  /** Follows "could not". */
  description: string;
  /** Follows "a token that may". */
  permission: string;
}

export const tasks = {
  list: (containerId: string): Task => ({
    kind: 'list',
    description: `list the snapshots of container ${containerId}`,
    permission: 'access this container',
  }),
  create: (containerId: string, alias: string): Task => ({
    kind: 'create',
    description: `create a snapshot of container ${containerId} with the alias "${alias}"`,
    permission: 'create snapshots of this container',
  }),
  restore: (containerId: string, name: string): Task => ({
    kind: 'restore',
    description: `restore container ${containerId} from snapshot ${name}`,
    permission: 'restore this container',
  }),
  alias: (containerId: string, name: string, alias: string | null): Task => ({
    kind: 'alias',
    description:
      alias === null
        ? `remove the alias of snapshot ${name} of container ${containerId}`
        : `give snapshot ${name} of container ${containerId} the alias "${alias}"`,
    permission: 'update snapshots of this container',
  }),
  delete: (containerId: string, name: string): Task => ({
    kind: 'delete',
    description: `delete snapshot ${name} of container ${containerId}`,
    permission: 'delete snapshots of this container',
  }),
};
