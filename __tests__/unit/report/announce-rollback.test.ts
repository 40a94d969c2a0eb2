import { UserError } from '../../../src/base/user-error.ts';
import { NoBackupError } from '../../../src/guard/roll-back.ts';
import { RequestError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { LostSnapshotError } from '../../../src/operations/verify.ts';
import { announceRollback } from '../../../src/report/announce-rollback.ts';
import type { AfterRollback } from '../../../src/report/rollback-page.ts';
import type { NewerSnapshot } from '../../../src/snapshots/origin.ts';
import { rolledBack, type Went } from '../../helpers/fakes/rollback.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const snapshot = redacted<Went['snapshot']>({
  containerId: 'web',
  name: 'before',
  createdAt: '2025-01-15T10:30:00.000Z',
  ownership: 'made',
  isUniqueName: true,
});
const went = (fields: Partial<Went> = {}): Went => ({ snapshot, ms: 1_000, isVerified: true, ...fields });
const refused = new UserError(text('refused'));
const backup = redacted<Snapshot>({ name: 'backup-1' });

/** The first line of each error and warning, in their order, with the commands below the errors. */
function announced(results: readonly Went[], fields: Partial<AfterRollback> = {}, running?: 'running') {
  const lines: string[] = [];
  const log = {
    warning: (message: string) => void lines.push(`warning: ${message.split('\n')[0]}`),
    fail(thrown: unknown, next?: string) {
      const { message } = thrown as UserError;
      const [first, ...rest] = [...message.split('\n'), ...(next ?? '').split('\n')];
      lines.push(`error: ${first}`, ...rest.filter((line) => /^(To restore|Its state)/.test(line)));
      return text(message);
    },
  };
  const after: AfterRollback = {
    rollbacks: results.map(rolledBack),
    health: [],
    apiUrl: new URL('https://api.hoody.com'),
    shell: 'posix',
    nameOf: (id) => id,
    jobStatus: 'failure',
    now: 0,
    ...fields,
  };
  announceRollback(after, running && text('A process is still running.'), log);
  return lines;
}

const MANUALLY = 'To restore manually, with the token in HOODY_TOKEN:';

test('A container without a backup comes before all others, with the command that needs none', () => {
  const noBackup = new NoBackupError(text('db'), refused);
  expect(announced([went({ error: refused }), went({ error: noBackup })])).toEqual([
    'error: Did not roll back container db: the backup that `backup-first` requires could not be created.',
    'To restore without a backup, with the token in HOODY_TOKEN:',
    'error: Could not roll back container web to snapshot before.',
    MANUALLY,
  ]);
});

test('An error names the backup of the state before', () => {
  expect(announced([went({ error: refused, backup })])).toContain(
    'Its state before that is in snapshot backup-1.',
  );
});

test('A snapshot that is gone has no command, and a restore that may have happened has one', () => {
  expect(announced([went({ error: new LostSnapshotError(text('gone')) })])).toEqual([
    'error: Did not roll back container web.',
  ]);
  expect(announced([went({ error: new RequestError(text('lost'), [], undefined, true) })])).toEqual([
    'error: The rollback of container web to snapshot before may have happened.',
    MANUALLY,
  ]);
});

test('A later run that a lost restore may have undone is no more certain than the restore', () => {
  const newer = [redacted<NewerSnapshot>({ name: 'later', run: 78 })];
  const lost = new RequestError(text('lost'), [], undefined, true);
  expect(announced([went({ newer, error: lost })], { run: 77 })).toEqual([
    'error: The rollback of container web to snapshot before may have happened.',
    MANUALLY,
    'error: The rollback of container web may also have undone what a later run deployed.',
  ]);
});

test('What still runs, what is not healthy, and a later run come before what was done', () => {
  const newer = [redacted<NewerSnapshot>({ name: 'later', run: 78 })];
  const health = [{ url: text('https://a.example/'), isHealthy: false, last: text('502'), ms: 1 }];
  expect(announced([went({ newer })], { run: 77, health }, 'running')).toEqual([
    'warning: A process is still running.',
    'error: Restored, but not healthy: https://a.example/',
    'error: The rollback of container web also undid what a later run deployed.',
    expect.stringMatching(/^warning: The job failed: container web was rolled back/),
  ]);
});
