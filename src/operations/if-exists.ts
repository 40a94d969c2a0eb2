import { HoodyError } from '../hoody/errors.ts';
import { isAddressable, isExpired, type Snapshot, type SnapshotList } from '../hoody/schema.ts';
import { formatTime } from '../text/format.ts';

/** The values of `if-exists`: what a create does when a snapshot with its alias exists. */
export const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'] as const;

export type IfExists = (typeof IF_EXISTS)[number];

/**
 * Finds the newest unexpired snapshot with an alias, for the policies that check before they create. One that no request
 * can address is not reused.
 *
 * @param container the name of the container in messages
 * @param now the local clock, in milliseconds since 1970
 * @throws HoodyError when the policy is `fail` and there is one
 */
export function findExisting(
  ifExists: 'reuse' | 'fail',
  alias: string,
  container: string,
  { snapshots, clockOffsetMs }: SnapshotList,
  now: number,
): Snapshot | undefined {
  const existing = snapshots.find(
    (snapshot) =>
      snapshot.alias === alias &&
      !isExpired(snapshot, now + clockOffsetMs) &&
      (ifExists === 'fail' || isAddressable(snapshot)),
  );
  if (existing && ifExists === 'fail') {
    throw new HoodyError(
      `Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`,
      [
        `It is snapshot ${existing.name}${describeAge(existing)}.`,
        'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
      ],
    );
  }
  return existing;
}

/** Such as ", created 2025-01-15 10:30:00 UTC"; empty if the time is unknown. */
export function describeAge({ created_at }: Snapshot): string {
  return created_at ? `, created ${formatTime(created_at)}` : '';
}
