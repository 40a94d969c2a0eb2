import type { Outcome } from '../operations/outcome.ts';
import { formatCount } from '../text/format.ts';
import { longCode, paragraph } from './html.ts';
import type { Page, ResultOf } from './page.ts';
import { describeAmount, renderSnapshots, totalSize } from './snapshot-records.ts';

/** The snapshots, newest first: how many, how many there can be, and how large they are. */
export function listPage({ request, outcomes, nameOf, now }: ResultOf<'list'>): Page {
  const listed = outcomes.filter(({ ok }) => ok);
  const [only] = listed;
  const hasFilter = request.filter !== undefined;
  return {
    title: 'snapshots',
    body: [
      paragraph(
        only && listed.length === 1
          ? `${describeAmount(only.snapshots, only.usage, hasFilter)}.`
          : describeSeveral(listed),
        request.filter === undefined ? '' : `Filter: ${longCode(request.filter)}`,
      ),
      renderSnapshots(listed, { nameOf, now, hasFilter }),
    ],
  };
}

function describeSeveral(listed: readonly Outcome[]): string {
  const snapshots = listed.flatMap((outcome) => outcome.snapshots);
  const size = totalSize(snapshots);
  const count = `${formatCount(snapshots.length, 'snapshot')} of ${formatCount(listed.length, 'container')}`;
  return `${count}${size === undefined ? '' : `, ${size}`}.`;
}
