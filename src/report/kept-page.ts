import type { NameOf } from '../base/labels.ts';
import type { SwitchName } from '../guard/decision.ts';
import type { GuardedSnapshot } from '../guard/guard.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { describeEnd } from './describe-rollback.ts';
import { code, heading, list, paragraph, subjectOf } from './html.ts';
import { prose } from './prose.ts';

/** Why the post step leaves a snapshot of its own step. */
export function describeKept({ containerId, name, ownership }: GuardedSnapshot, nameOf: NameOf): Redacted {
  const reason = ownership === 'found' ? line('the step reused it') : line('another job may have created it');
  return line`Kept snapshot ${name} of container ${nameOf(containerId)}, because ${reason}.`;
}

/** What a disarmed guard did not do, in one sentence. */
export function describeDisarmed(
  jobStatus: string,
  input: SwitchName,
  snapshots: readonly GuardedSnapshot[],
  nameOf: NameOf,
): Redacted {
  const containers = join(snapshots.map(({ containerId }) => nameOf(containerId)));
  return jobStatus === 'success'
    ? line`The job succeeded, and the snapshots of ${containers} stay, because \`${line(input)}\` is now false.`
    : line`${describeEnd(jobStatus)}, and nothing was rolled back in ${containers}, because \`${line(input)}\` is now false.`;
}

const MAX_NAMES = 20;

/** Renders the summary of a post step that does nothing, and why. */
export function renderKept(
  jobStatus: string,
  sentences: readonly Redacted[],
  snapshots: readonly GuardedSnapshot[],
  nameOf: NameOf,
): string {
  const title = jobStatus === 'success' ? 'snapshots kept' : 'rollback disarmed';
  const verdict = jobStatus === 'success' ? 'done' : 'attention';
  const [only] = sentences;
  const names = [...new Set(snapshots.map(({ name }) => name))].map(code);
  const rest = names.length - MAX_NAMES;
  const blocks = [
    heading(verdict, title, subjectOf(snapshots.map(({ containerId }) => nameOf(containerId)))),
    only !== undefined && sentences.length === 1 ? paragraph(prose(only)) : list(sentences, prose),
    paragraph(
      `The ${names.length === 1 ? 'snapshot is' : 'snapshots are'} ${names.slice(0, MAX_NAMES).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}.`,
    ),
  ];
  return `${blocks.join('\n')}\n\n`;
}
