import { deletePage } from './delete-page.ts';
import { list, paragraph } from './html.ts';
import type { Page, Result, ResultOf } from './page.ts';
import { prose } from './prose.ts';

/** What a run that is not dry would do: a list of what it would delete, or a list of its steps. */
export function dryRunPage(result: Result): Page {
  const { request, outcomes } = result;
  const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
  return {
    title: `dry run of ${request.operation}`,
    body:
      request.operation === 'delete'
        ? deletePage({ ...result, request } as ResultOf<'delete'>).body
        : [paragraph('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), list(plan, prose)],
  };
}
