import type { GuardSwitches } from '../guard/guard.ts';
import type { Ownership } from '../snapshots/identity.ts';
import { formatTime } from '../text/format.ts';
import { paragraph } from './html.ts';
import type { Page, ResultOf } from './page.ts';
import { renderSnapshots } from './snapshot-records.ts';

/** What was created, when it expires, and whether the job is guarded. */
export function createPage({ request, outcomes, guard, nameOf, now }: ResultOf<'create'>): Page {
  const done = outcomes.filter(({ snapshots }) => snapshots.length > 0);
  const count = (wanted: Ownership) => done.filter(({ ownership = 'made' }) => ownership === wanted).length;
  const [reused, inferred] = [count('found'), count('inferred')];
  const isReused = reused === done.length;
  const hasExpiry = request.expiryDays !== undefined || isReused;
  const verb = isReused ? 'reused' : reused + inferred === done.length ? 'found' : 'created';
  return {
    title: `${done.length === 1 ? 'snapshot' : 'snapshots'} ${verb}`,
    body: [
      guard?.restoreOnFailure || guard?.deleteOnSuccess ? describeGuard(guard, done.length > 1) : '',
      reused > 0 && !isReused
        ? paragraph(`${reused} of ${done.length} ${reused === 1 ? 'is' : 'are'} reused, not new.`)
        : '',
      inferred > 0 ? paragraph(describeDoubt(inferred, done.length)) : '',
      renderSnapshots(done, {
        nameOf,
        now,
        // The page is mostly read later, when a new snapshot is no longer new.
        ...(isReused ? {} : { created: (iso) => [formatTime(iso)] }),
        ...(hasExpiry ? {} : { withoutExpiry: ['never'] }),
      }),
    ],
  };
}

/** What appeared under an alias of the workflow after an attempt whose response was lost. */
function describeDoubt(inferred: number, total: number): string {
  const which = total === 1 ? 'It' : `${inferred} of ${total}`;
  return `${which} appeared after an attempt whose response was lost. Another job may have created ${inferred === 1 ? 'it' : 'them'}.`;
}

function describeGuard(
  { restoreOnFailure, deleteOnSuccess, backup }: GuardSwitches,
  isSeveral: boolean,
): string {
  const first = backup ? ', after a backup of what the job left' : '';
  const containers = isSeveral
    ? 'the containers are rolled back to these snapshots'
    : 'the container is rolled back to this snapshot';
  const snapshots = isSeveral ? 'the snapshots that it created are' : 'the snapshot is';
  return paragraph(
    restoreOnFailure ? `🛡️ The job is guarded: if it fails or is canceled, ${containers}${first}.` : '',
    deleteOnSuccess ? `${restoreOnFailure ? 'If it' : '🧹 If the job'} succeeds, ${snapshots} deleted.` : '',
  );
}
