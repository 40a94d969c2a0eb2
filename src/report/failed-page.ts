import { renderMessages } from './failures.ts';
import { heading } from './html.ts';

/** Renders the summary of a step that failed before it knew what to do. */
export function renderFailedStep(problems: readonly string[]): string {
  return `${[heading('failed', 'snapshot failed'), renderMessages(problems)].join('\n')}\n\n`;
}
