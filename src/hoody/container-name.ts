/** Names a container in messages. */
export type NameOf = (containerId: string) => string;

/**
 * Creates names for containers: the label of a container, or its id if it has none.
 *
 * @param labels by container id
 */
export function nameByLabel(labels: ReadonlyMap<string, string>): NameOf {
  return (containerId) => labels.get(containerId) ?? containerId;
}
