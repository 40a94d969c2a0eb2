import { mayHaveHappened } from '../hoody/errors.ts';
import type { Outcome } from '../operations/outcome.ts';
import { isDryRun } from '../operations/request.ts';
import { aliasPage } from './alias-page.ts';
import { createPage } from './create-page.ts';
import { deletePage } from './delete-page.ts';
import { dryRunPage } from './dry-run-page.ts';
import { causesIn, renderFailures, renderMessages } from './failures.ts';
import { healthLines } from './health-lines.ts';
import { heading, subjectOf } from './html.ts';
import { listPage } from './list-page.ts';
import type { Page, Result, ResultOf } from './page.ts';
import { restorePage } from './restore-page.ts';

/**
 * Renders the summary of a step: what failed, then what was done. It is HTML, which GitHub shows as it is where
 * Markdown would interpret what others wrote.
 */
export function renderSummary(result: Result): string {
  const { outcomes } = result;
  const page = pageOf(result);
  const blocks = [
    headingOf(result, page),
    ...renderFailures(outcomes),
    renderMessages(result.problems),
    ...healthLines(result.health),
    ...(outcomes.some(hasResult) ? page.body : []),
  ];
  return `${blocks.filter((block) => block !== '').join('\n')}\n\n`;
}

function pageOf(result: Result): Page {
  const { request } = result;
  if (isDryRun(request)) return dryRunPage(result);
  switch (request.operation) {
    case 'create':
      return createPage(result as ResultOf<'create'>);
    case 'list':
      return listPage(result as ResultOf<'list'>);
    case 'restore':
      return restorePage(result as ResultOf<'restore'>);
    case 'alias':
      return aliasPage(result as ResultOf<'alias'>);
    case 'delete':
      return deletePage(result as ResultOf<'delete'>);
  }
}

function hasResult({ ok, snapshots, backup }: Outcome): boolean {
  return ok || snapshots.length > 0 || backup !== undefined;
}

function headingOf({ request, outcomes, health, problems, nameOf }: Result, { title }: Page): string {
  const names = outcomes.map(({ containerId }) => nameOf(containerId));
  const causes = causesIn(outcomes);
  const failed = causes.map(({ containerId }) => nameOf(containerId));
  const all = names.length === 0 ? '' : subjectOf(names);
  if (causes.length > 0 && causes.every(({ error }) => mayHaveHappened(error)))
    return heading('attention', `${request.operation} may have happened`, subjectOf(failed));
  if (failed.length > 1) {
    return heading('failed', `${request.operation} failed`, `${failed.length} of ${subjectOf(names)}`);
  }
  if (failed.length === 1) return heading('failed', `${request.operation} failed`, subjectOf(failed));
  if (problems.length > 0) return heading('failed', `${request.operation} failed`, all);
  if (health.some(({ isHealthy }) => !isHealthy)) return heading('failed', 'restore is not healthy', all);
  return heading(isDryRun(request) ? 'planned' : 'done', title, all);
}
