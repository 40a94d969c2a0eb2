/** A call to the API, in the words of notices and errors. */
export interface Task {
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  /** Follows "could not". */
  description: string;
  /** Follows "a token that may". */
  permission: string;
}

/** Creates tasks; `container` is the name of the container in messages. */
export const tasks = {
  list: (container: string): Task => ({
    kind: 'list',
    description: `list the snapshots of container ${container}`,
    permission: 'access this container',
  }),
  create: (container: string, alias: string): Task => ({
    kind: 'create',
    description: `create a snapshot of container ${container} with the alias "${alias}"`,
    permission: 'create snapshots of this container',
  }),
  restore: (container: string, name: string): Task => ({
    kind: 'restore',
    description: `restore container ${container} from snapshot ${name}`,
    permission: 'restore this container',
  }),
  alias: (container: string, name: string, alias: string | null): Task => ({
    kind: 'alias',
    description:
      alias === null
        ? `remove the alias of snapshot ${name} of container ${container}`
        : `give snapshot ${name} of container ${container} the alias "${alias}"`,
    permission: 'update snapshots of this container',
  }),
  delete: (container: string, name: string): Task => ({
    kind: 'delete',
    description: `delete snapshot ${name} of container ${container}`,
    permission: 'delete snapshots of this container',
  }),
};
