/** A call to the API, in the words of notices and errors. */
export interface Task {
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  /** Follows "could not". */
  description: string;
}

/** Creates tasks; `container` is the name of the container in messages. */
export const tasks = {
  list: (container: string): Task => ({
    kind: 'list',
    description: `list the snapshots of container ${container}`,
  }),
  create: (container: string, alias: string): Task => ({
    kind: 'create',
    description: `create snapshot "${alias}" of container ${container}`,
  }),
  restore: (container: string, name: string): Task => ({
    kind: 'restore',
    description: `restore container ${container} from snapshot ${name}`,
  }),
  alias: (container: string, name: string, alias: string | null): Task => ({
    kind: 'alias',
    description:
      alias === null
        ? `remove the alias of snapshot ${name} of container ${container}`
        : `set alias "${alias}" on snapshot ${name} of container ${container}`,
  }),
  delete: (container: string, name: string): Task => ({
    kind: 'delete',
    description: `delete snapshot ${name} of container ${container}`,
  }),
};
