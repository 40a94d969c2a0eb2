import { calls } from '../hoody/calls.ts';
import { endpoint } from '../hoody/endpoint.ts';
import { composeMessage, line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';

/** Explains how to restore containers manually, with a shell command for each. */
export function describeManualRestore(
  { apiUrl }: Pick<Guard, 'apiUrl'>,
  snapshots: readonly GuardedSnapshot[],
): Redacted {
  const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot));
  return composeMessage(line('To restore manually, with the token in HOODY_TOKEN:'), ...commands);
}

/** Explains how to restore containers of which no backup can be made. */
export function describeRestoreWithoutBackup(
  { apiUrl }: Pick<Guard, 'apiUrl'>,
  snapshots: readonly GuardedSnapshot[],
): Redacted {
  const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot));
  return composeMessage(line('To restore without a backup, with the token in HOODY_TOKEN:'), ...commands);
}

/** A shell command that restores a container, for a shell with the token in HOODY_TOKEN. */
export function restoreCommand(apiUrl: URL, { containerId, name }: GuardedSnapshot): Redacted {
  // A path can contain an apostrophe, which would end the quotes.
  const { segments } = calls.restore({ id: containerId, name: containerId }, name);
  const url = own(endpoint(apiUrl, segments).replaceAll("'", '%27'));
  return line`curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}
