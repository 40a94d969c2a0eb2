import { type NameOf, nameByLabel } from '../base/labels.ts';
import type { Guard } from '../guard/guard.ts';
import type { GuardResult } from '../guard/guard-context.ts';
import { formatCount } from '../text/format.ts';
import type { Redacted } from '../text/redact.ts';
import { code, heading, list, paragraph, subjectOf } from './html.ts';
import { prose, proseLines, renderMessage } from './prose.ts';

/**
 * Renders the summary of a cleanup after a job that succeeded: first what is left over.
 *
 * @param kept sentences on what stays, because the step did not certainly create it
 */
export function renderCleanup({
  results,
  nameOf,
  kept = [],
}: {
  results: readonly GuardResult[];
  nameOf: NameOf;
  kept?: readonly Redacted[];
}): string {
  const left = results.flatMap(({ snapshot, error }) => (error ? [{ snapshot, error }] : []));
  const done = results.length - left.length;
  const describe = ({ snapshot, error }: (typeof left)[number]) =>
    `${code(snapshot.name)}${left.length > 1 ? ` of ${code(nameOf(snapshot.containerId))}` : ''}<br>${proseLines(error.message)}`;
  const count = results.length === 1 ? 'snapshot' : formatCount(results.length, 'snapshot');
  const deleted = left.length === 0 ? `the ${count}` : `${done} of the ${count}`;
  const blocks = [
    left.length === 0
      ? heading('done', 'cleanup', subjectOf(results.map(({ snapshot }) => nameOf(snapshot.containerId))))
      : heading(
          'attention',
          'snapshots left over',
          subjectOf(left.map(({ snapshot }) => nameOf(snapshot.containerId))),
        ),
    ...(left.length === 0 ? [] : [list(left, describe)]),
    ...(done === 0
      ? []
      : [
          paragraph(
            `The job succeeded, so ${deleted} that it created ${done === 1 ? 'was' : 'were'} deleted.`,
          ),
        ]),
    ...(kept.length === 0 ? [] : [list(kept, prose)]),
  ];
  return `${blocks.join('\n')}\n\n`;
}

/** Renders the summary of a cleanup that could not start. */
export function renderUnstartedCleanup(
  message: Redacted,
  { labels, snapshots }: Pick<Guard, 'labels' | 'snapshots'>,
): string {
  const nameOf = nameByLabel(labels);
  const blocks = [
    heading(
      'attention',
      'snapshots left over',
      subjectOf(snapshots.map(({ containerId }) => nameOf(containerId))),
    ),
    renderMessage(message),
    list(snapshots, ({ containerId, name }) => `${code(name)} of ${code(nameOf(containerId))}`),
  ];
  return `${blocks.join('\n')}\n\n`;
}
