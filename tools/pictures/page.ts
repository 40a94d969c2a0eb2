import { readFileSync } from 'node:fs';
import { renderMarkdown } from './render.ts';

const GITHUB_STYLE = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8');

/** The page of a run on GitHub around the summary. On a wide screen, the jobs are to the left of it. */
const PAGE_STYLE = `
  .page { padding: 16px; }
  .card { padding: 16px; border: 1px solid var(--borderColor-default); border-radius: 6px; }
  .card > * { margin-top: 16px; }
  .job { margin-top: 0; font-weight: 600; }
  @media (min-width: 768px) {
    .page { margin-left: 296px; }
    .card { padding: 24px; }
  }
`;

/** Renders the page of a run that shows the summaries of the steps of a job, in its order. */
export function renderPage(summaries: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Job summary</title>
<style>${GITHUB_STYLE}${PAGE_STYLE}</style>
<body class="markdown-body page">
<main class="card">
<div class="job">deploy summary</div>
${summaries.map((summary) => `<article class="markdown-body">${renderMarkdown(summary)}</article>`).join('\n')}
</main>
</body>
</html>`;
}
