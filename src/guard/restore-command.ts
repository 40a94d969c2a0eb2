import { calls } from '../hoody/calls.ts';
import { endpoint } from '../hoody/endpoint.ts';
import { composeMessage, line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';

/** Whose commands the people at a runner can paste. */
export type Shell = 'posix' | 'powershell';

export function shellOf(platform: NodeJS.Platform): Shell {
  return platform === 'win32' ? 'powershell' : 'posix';
}

const HEADLINES = {
  manually: {
    posix: line('To restore manually, with the token in HOODY_TOKEN:'),
    powershell: line('To restore manually in PowerShell, with the token in $env:HOODY_TOKEN:'),
  },
  withoutBackup: {
    posix: line('To restore without a backup, with the token in HOODY_TOKEN:'),
    powershell: line('To restore without a backup in PowerShell, with the token in $env:HOODY_TOKEN:'),
  },
};

/** Explains how to restore containers manually, with a command for each. */
export function describeManualRestore(
  { apiUrl }: Pick<Guard, 'apiUrl'>,
  snapshots: readonly GuardedSnapshot[],
  shell: Shell,
  how: keyof typeof HEADLINES = 'manually',
): Redacted {
  const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot, shell));
  return composeMessage(HEADLINES[how][shell], ...commands);
}

/** A command that restores a container, for a shell whose variable HOODY_TOKEN has the token. */
export function restoreCommand(apiUrl: URL, { containerId, name }: GuardedSnapshot, shell: Shell): Redacted {
  // A path can contain an apostrophe, which would end the quotes.
  const { segments } = calls.restore({ id: containerId, name: containerId }, name);
  const url = own(endpoint(apiUrl, segments).replaceAll("'", '%27'));
  // Windows PowerShell 5.1 does not use TLS 1.2 on every system unless a command says so.
  return shell === 'powershell'
    ? line`[Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-RestMethod -Method Patch -Headers @{ Authorization = "Bearer $env:HOODY_TOKEN" } -Uri '${url}'`
    : line`curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}
