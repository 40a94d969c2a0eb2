import { rehypeGithubAlerts } from 'rehype-github-alerts';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { autolink } from './autolink.ts';

/** The steps of GitHub, in its order. Alerts and links come after the sanitizer, which allows no class. */
const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize)
  .use(rehypeGithubAlerts, {})
  .use(autolink)
  .use(rehypeStringify)
  .freeze();

/** Renders the summary of a step to HTML, as GitHub does. */
export function renderMarkdown(summary: string): string {
  return String(github.processSync(summary));
}
