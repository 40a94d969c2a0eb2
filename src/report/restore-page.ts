import { code, inline, list, moment, paragraph } from './html.ts';
import type { Page, ResultOf } from './page.ts';
import { renderMessage } from './prose.ts';
import { renderSnapshots } from './snapshot-records.ts';

/** From what each container was restored, and how to undo that. */
export function restorePage({ outcomes, nameOf, now }: ResultOf<'restore'>): Page {
  const done = outcomes.filter(({ ok }) => ok);
  const unused = outcomes.flatMap(({ ok, containerId, backup }) =>
    !ok && backup ? [{ containerId, backup }] : [],
  );
  const describeBackup = ({ containerId, backup: { name, expires_at } }: (typeof unused)[number]) => {
    const expiry = expires_at ? `, expires ${inline(moment(expires_at, now))}` : '';
    return `${code(name)} of ${code(nameOf(containerId))}${expiry}`;
  };
  return {
    title: 'restore',
    body: [
      unused.length > 0
        ? `${paragraph('Backups of the state before:')}\n${list(unused, describeBackup)}`
        : '',
      renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
      ...done.flatMap(({ notes = [] }) => notes.map(renderMessage)),
    ],
  };
}
