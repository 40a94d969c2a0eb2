import { HoodyError } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/schema.ts';
import { formatTime } from '../text/format.ts';

/** The values of `if-exists`: what a create does when a snapshot with its alias exists. */
export const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'] as const;

export type IfExists = (typeof IF_EXISTS)[number];

/**
 * Finds the newest unexpired snapshot with an alias, for the policies that look before they create.
 *
 * @param snapshots those of one container, newest first
 * @param now the wall clock, in milliseconds since 1970
 * @throws HoodyError when the policy is `fail` and there is one
 */
export function findExisting(
  { alias, ifExists }: { alias: string; ifExists: IfExists },
  containerId: string,
  snapshots: readonly Snapshot[],
  now: number,
): Snapshot | undefined {
  if (ifExists !== 'reuse' && ifExists !== 'fail') return undefined;
  const existing = snapshots.find(
    (snapshot) =>
      snapshot.alias === alias && !(snapshot.expires_at && Date.parse(snapshot.expires_at) <= now),
  );
  if (existing && ifExists === 'fail') {
    throw new HoodyError(
      `Container ${containerId} has a snapshot with the alias "${alias}" already: ${existing.name}, of ` +
        `${formatTime(existing.created_at)}. Nothing was created. Give another \`alias\`, or set \`if-exists\` to ` +
        'reuse, replace or create.',
    );
  }
  return existing;
}
