import { endpoint } from '../hoody/endpoint.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';

/** Explains how to restore containers manually, with a shell command for each. */
export function describeManualRestore(
  { apiUrl }: Pick<Guard, 'apiUrl'>,
  snapshots: readonly GuardedSnapshot[],
): string {
  const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot));
  return `To restore manually, with the token in HOODY_TOKEN:\n${commands.join('\n')}`;
}

/** A shell command that restores a container, for a shell with the token in HOODY_TOKEN. */
export function restoreCommand(apiUrl: URL, { containerId, name }: GuardedSnapshot): string {
  // A path can contain an apostrophe, which would end the quotes.
  const url = endpoint(apiUrl, ['containers', containerId, 'snapshots', name]).replaceAll("'", '%27');
  return `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}
