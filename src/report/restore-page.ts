import type { Outcome } from '../operations/outcome.ts';
import { code, inline, list, moment, paragraph } from './html.ts';
import type { Page, ReportOf } from './report.ts';
import { renderSnapshots } from './snapshot-table.ts';

/** From what each container was restored, and how to undo that. */
export function restorePage({ outcomes, nameOf, now }: ReportOf<'restore'>): Page {
  const done = outcomes.filter(({ ok }) => ok);
  const unused = outcomes.filter(({ ok, backup }) => !ok && backup);
  const describeBackup = ({ containerId, backup }: Outcome) => {
    const expiry = backup?.expires_at ? `, expires ${inline(moment(backup.expires_at, now))}` : '';
    return `${code(backup?.name ?? '')} of ${code(nameOf(containerId))}${expiry}`;
  };
  return {
    title: 'restore',
    body: [
      unused.length > 0 ? `${paragraph('Backups from before:')}\n${list(unused, describeBackup)}` : '',
      renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
    ],
  };
}
