import type { GuardedSnapshot } from '../../../src/guard/guard.ts';
import { describeManualRestore, restoreCommand } from '../../../src/guard/restore-command.ts';
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
  expect(restoreCommand(new URL("https://gateway.example/o'hoody/d'or"), snapshotOf(ONE))).toBe(
    'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
      `'https://gateway.example/o%27hoody/d%27or/api/v1/containers/${ONE}/snapshots/snap-1'`,
  );
});

test('Each container has a command on a line of its own', () => {
  const apiUrl = new URL('https://api.hoody.com');
  const command = (id: string) =>
    'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
    `'https://api.hoody.com/api/v1/containers/${id}/snapshots/snap-1'`;
  expect(describeManualRestore({ apiUrl }, [ONE, TWO].map(snapshotOf))).toBe(
    `To restore manually, with the token in HOODY_TOKEN:\n${command(ONE)}\n${command(TWO)}`,
  );
});
