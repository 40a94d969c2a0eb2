import { deletePage } from './delete-page.ts';
import { list, paragraph } from './html.ts';
import { prose } from './prose.ts';
import type { Page, Report, ReportOf } from './report.ts';

/** What a run that is not dry would do: a table of what it would delete, or a list of its steps. */
export function dryRunPage(report: Report): Page {
  const { request, outcomes } = report;
  const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
  return {
    title: `dry run of ${request.operation}`,
    body:
      request.operation === 'delete'
        ? deletePage({ ...report, request } as ReportOf<'delete'>).body
        : [paragraph('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), list(plan, prose)],
  };
}
