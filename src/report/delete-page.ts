import type { DeleteRequest } from '../operations/request.ts';
import { formatCount, formatSpan } from '../text/format.ts';
import { longCode, paragraph } from './html.ts';
import type { Page, ResultOf } from './page.ts';
import { renderSnapshots, totalSize } from './snapshot-records.ts';

/** What was deleted, or would be in a run that is not dry, by which rule, and what was kept. */
export function deletePage({ request, outcomes, nameOf, now }: ResultOf<'delete'>): Page {
  const done = outcomes.filter(({ ok, snapshots }) => ok || snapshots.length > 0);
  const snapshots = done.flatMap((outcome) => outcome.snapshots);
  const size = totalSize(snapshots);
  const kept = done.reduce((sum, outcome) => sum + (outcome.kept ?? 0), 0);
  const verb = request.dryRun ? 'It would delete' : 'Deleted';
  const count =
    snapshots.length === 0
      ? request.dryRun
        ? 'There is nothing to delete'
        : 'There was nothing to delete'
      : `${verb} ${formatCount(snapshots.length, 'snapshot')}${size === undefined ? '' : `, ${size}`}`;
  return {
    title: snapshots.length === 1 ? 'snapshot deleted' : 'snapshots deleted',
    body: [
      paragraph(
        request.dryRun ? 'Nothing was changed.' : '',
        `${count}.`,
        request.by === 'rule' ? describeRule(request, outcomes.length > 1, kept) : '',
      ),
      renderSnapshots(
        done.filter((outcome) => outcome.snapshots.length > 0),
        { nameOf, now },
      ),
    ],
  };
}

function describeRule(
  { filter, keepLast, olderThanMs }: DeleteRequest & { by: 'rule' },
  isSeveral: boolean,
  kept: number,
): string {
  const rules = [
    ...(keepLast === undefined ? [] : [`the newest ${keepLast}${isSeveral ? ' of each container' : ''}`]),
    ...(olderThanMs === undefined ? [] : [`those younger than ${formatSpan(olderThanMs)}`]),
  ];
  return `Of those that match ${longCode(filter)}, ${kept} ${kept === 1 ? 'stays' : 'stay'}: ${rules.join(', and ')}.`;
}
