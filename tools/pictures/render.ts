import { rehypeGithubAlerts } from 'rehype-github-alerts';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { autolink } from './autolink.ts';

/** What GitHub allows. The schema of the package lacks the place where a word can break. */
const schema = { ...defaultSchema, tagNames: [...(defaultSchema.tagNames ?? []), 'wbr'] };

/** The steps of GitHub, in its order. Alerts and links come after the sanitizer, which allows no class. */
const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .use(rehypeGithubAlerts, {})
  .use(autolink)
  .use(rehypeStringify)
  .freeze();

/** Renders the summary of a step to HTML, as GitHub does. */
export function renderMarkdown(summary: string): string {
  return String(github.processSync(summary));
}
