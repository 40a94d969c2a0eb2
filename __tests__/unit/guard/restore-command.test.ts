import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { describeManualRestore, restoreCommand, shellOf } from '../../../src/guard/restore-command.ts';
import { redacted } from '../../helpers/fakes/text.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';

const snapshotOf = (containerId: string) =>
  redacted<GuardedSnapshot>({
    containerId,
    name: 'snap-1',
    createdAt: '',
    ownership: 'made',
    isUniqueName: true,
  });

test('The command needs only the token, and no address ends its quotes', () => {
  expect(restoreCommand(new URL("https://gateway.example/o'hoody/d'or"), snapshotOf(ONE), 'posix')).toBe(
    'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
      `'https://gateway.example/o%27hoody/d%27or/api/v1/containers/${ONE}/snapshots/snap-1'`,
  );
});

test('Each container has a command on a line of its own', () => {
  const apiUrl = new URL('https://api.hoody.com');
  const command = (id: string) =>
    'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
    `'https://api.hoody.com/api/v1/containers/${id}/snapshots/snap-1'`;
  expect(describeManualRestore({ apiUrl }, [ONE, TWO].map(snapshotOf), 'posix')).toBe(
    `To restore manually, with the token in HOODY_TOKEN:\n${command(ONE)}\n${command(TWO)}`,
  );
});

describe('PowerShell', () => {
  const command = (url: string) =>
    "[Net.ServicePointManager]::SecurityProtocol = 'Tls12'; " +
    `Invoke-RestMethod -Method Patch -Headers @{ Authorization = "Bearer $env:HOODY_TOKEN" } -Uri '${url}'`;

  test('The command is for the shell that Windows has', () => {
    expect((['win32', 'linux', 'darwin'] as const).map(shellOf)).toEqual(['powershell', 'posix', 'posix']);
  });

  // PowerShell takes typographic quotes for plain ones.
  test.each(["'", '\u2018', '\u2019', '\u201a', '\u201b'])(
    'The quote %j does not end the address',
    (quote) => {
      const apiUrl = new URL(`https://gateway.example/o${quote}hoody`);
      const path = `o${encodeURIComponent(quote).replace("'", '%27')}hoody`;
      expect(restoreCommand(apiUrl, snapshotOf(ONE), 'powershell')).toBe(
        command(`https://gateway.example/${path}/api/v1/containers/${ONE}/snapshots/snap-1`),
      );
    },
  );

  test('Each container has a command on a line of its own, with the name of the variable in PowerShell', () => {
    const apiUrl = new URL('https://api.hoody.com');
    const [one, two] = [ONE, TWO].map((id) =>
      command(`https://api.hoody.com/api/v1/containers/${id}/snapshots/snap-1`),
    );
    expect(describeManualRestore({ apiUrl }, [ONE, TWO].map(snapshotOf), 'powershell')).toBe(
      `To restore manually in PowerShell, with the token in $env:HOODY_TOKEN:\n${one}\n${two}`,
    );
  });
});
