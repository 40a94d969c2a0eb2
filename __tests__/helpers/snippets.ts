import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ExampleJob, ExampleStep } from './example-jobs.ts';

const ROOT = path.join(__dirname, '../..');

/** Every page of the repository. */
export const PAGES = globSync(['*.md', 'docs/**/*.md', '__tests__/**/*.md', '.github/**/*.md'], {
  cwd: ROOT,
}).toSorted();

/** A block of YAML in a page: steps, parts of a workflow, or all of it. */
export interface Snippet {
  /** Such as `docs/recipes.md:12`. */
  place: string;
  text: string;
}

/** The workflow around a snippet. */
export interface SnippetWorkflow {
  on: unknown;
  jobs: Record<string, ExampleJob>;
}

export const readPage = (page: string) => readFileSync(path.join(ROOT, page), 'utf8');

export function readSnippets(): Snippet[] {
  return PAGES.flatMap((page) => {
    const text = readPage(page);
    return [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => ({
      place: `${page}:${text.slice(0, match.index).split('\n').length}`,
      text: match[1] ?? '',
    }));
  });
}

/** Adds to a snippet what makes it a workflow. */
export function workflowOf(text: string): SnippetWorkflow {
  const content: unknown = parse(text);
  const job = (steps: ExampleStep[]) => ({ 'runs-on': 'ubuntu-latest', steps });
  if (Array.isArray(content)) return { on: 'push', jobs: { job: job(content) } };
  return { on: 'push', jobs: { job: job([{ run: 'true' }]) }, ...(content as object) };
}

export const isOurs = ({ uses }: ExampleStep) => uses?.startsWith('OWNER/hoody-snapshot@') === true;

export const stepsOf = ({ jobs }: SnippetWorkflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
