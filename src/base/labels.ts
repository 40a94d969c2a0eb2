import type { Redacted } from '../text/redact.ts';

/** What people call the containers instead of their ids, by id. Not every container has a label. */
export type Labels = Readonly<Record<string, Redacted>>;

/** Names a container in messages. Ids stay the keys of everything else. */
export type NameOf = (containerId: Redacted) => Redacted;

/** Names a container by its label, or by its id if it has none. */
export function nameByLabel(labels: Labels): NameOf {
  return (containerId) => labels[containerId] ?? containerId;
}
