import { ConsequenceError, HeldBackError, type Outcome, UndoneError } from '../operations/outcome.ts';
import type { Operation } from '../operations/request.ts';
import { formatCount } from '../text/format.ts';
import type { Redacted } from '../text/redact.ts';
import { heading, list, paragraph } from './html.ts';
import { proseLines, renderMessage } from './prose.ts';

/** The outcomes that failed on their own, not because another container did. */
export function causesIn(outcomes: readonly Outcome[]): (Outcome & { ok: false })[] {
  return outcomes.flatMap((outcome) =>
    outcome.ok || outcome.error instanceof ConsequenceError ? [] : [outcome],
  );
}

/** What failed, and what that undid or held back for other containers. */
export function renderFailures(outcomes: readonly Outcome[]): string[] {
  const causes = causesIn(outcomes);
  const count = (kind: typeof ConsequenceError) =>
    outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof kind).length;
  const undone = count(UndoneError);
  const heldBack = count(HeldBackError);
  return [
    renderMessages(causes.map(({ error }) => error.message)),
    ...(undone > 0
      ? [paragraph(`What was created for ${formatCount(undone, 'other container')} was deleted.`)]
      : []),
    ...(heldBack > 0
      ? [paragraph(`Nothing was changed in ${formatCount(heldBack, 'other container')}.`)]
      : []),
  ];
}

/** One message in full, or a list of several. */
export function renderMessages(messages: readonly Redacted[]): string {
  const [only] = messages;
  if (only === undefined) return '';
  return messages.length === 1 ? renderMessage(only) : list(messages, proseLines);
}

/**
 * Renders the summary of a step whose inputs are wrong.
 *
 * @param operation undefined if that is wrong too
 */
export function renderInvalidInputs(operation: Operation | undefined, problems: readonly Redacted[]): string {
  return renderFailure(heading('failed', operation, 'invalid inputs'), problems);
}

/** Renders the summary of a post step that does not know what to do. */
export function renderInvalidState(problem: Redacted): string {
  return renderFailure(heading('failed', 'post step failed'), [problem]);
}

function renderFailure(headline: string, problems: readonly Redacted[]): string {
  return `${headline}\n${renderMessages(problems)}\n\n`;
}
