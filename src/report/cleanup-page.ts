import { nameOf } from '../guard/guard.ts';
import { formatCount } from '../text/format.ts';
import { code, heading, list, paragraph, subjectOf } from './html.ts';
import { proseLines } from './prose.ts';
import type { GuardReport } from './rollback-page.ts';

/** Renders the summary of a cleanup after a job that succeeded: first what is left over. */
export function renderCleanup({ results }: Pick<GuardReport, 'results'>): string {
  const left = results.filter(({ error }) => error);
  const done = results.length - left.length;
  const subject = subjectOf(results.map(({ snapshot }) => nameOf(snapshot)));
  const blocks = [
    heading(
      left.length > 0 ? 'attention' : 'done',
      left.length > 0 ? 'snapshots left over' : 'cleanup',
      subject,
    ),
    ...(left.length > 0
      ? [
          list(
            left,
            ({ snapshot, error }) =>
              `${code(snapshot.name)} of ${code(nameOf(snapshot))}<br>${proseLines(error?.message ?? '')}`,
          ),
        ]
      : []),
    paragraph(
      `The job succeeded, so the ${done === 1 ? 'snapshot' : formatCount(done, 'snapshot')} that it created ${done === 1 ? 'is' : 'are'} deleted.`,
    ),
  ];
  return `${blocks.join('\n')}\n\n`;
}
