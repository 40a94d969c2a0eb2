import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse, stringify } from 'yaml';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { INPUTS } from '../../../src/inputs/table.ts';

const ROOT = path.join(__dirname, '../../..');
const PAGES = globSync(['*.md', 'docs/*.md', '__tests__/*.md'], { cwd: ROOT }).toSorted();

const action: { outputs: object } = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8'));

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  jobs?: Record<string, { outputs?: Record<string, string> }>;
}

interface Snippet {
  /** Such as `docs/recipes.md:12`. */
  place: string;
  text: string;
}

const read = (page: string) => readFileSync(path.join(ROOT, page), 'utf8');

const snippets: Snippet[] = PAGES.flatMap((page) => {
  const text = read(page);
  return [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => ({
    place: `${page}:${text.slice(0, match.index).split('\n').length}`,
    text: match[1] ?? '',
  }));
});

/** The workflow around a snippet, which holds steps, parts of a workflow, or all of it. */
function workflowOf(text: string): object {
  const content: unknown = parse(text);
  if (Array.isArray(content)) {
    return { on: 'push', jobs: { job: { 'runs-on': 'ubuntu-latest', steps: content } } };
  }
  const idle = { job: { 'runs-on': 'ubuntu-latest', steps: [{ run: 'true' }] } };
  return { on: 'push', jobs: idle, ...(content as object) };
}

/** The errors that GitHub's own parser finds in the keys, expressions and references of a workflow. */
async function findErrors(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

function stepsIn(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  return isStep(value) ? [value] : Object.values(value).flatMap(stepsIn);
}

function isStep(value: object): value is Step {
  return 'uses' in value || 'run' in value;
}

const isOurs = ({ uses }: Step) => uses?.startsWith('OWNER/hoody-snapshot@') === true;

const ourSteps = snippets.flatMap(({ place, text }) =>
  stepsIn(parse(text))
    .filter(isOurs)
    .map((step, index) => ({ place, number: index + 1, inputs: step.with ?? {} })),
);

/** Replaces each expression with a possible value; no two containers have the same id. */
function filledIn(name: string, value: unknown): string {
  let count = 0;
  return String(value).replace(/\$\{\{.*?\}\}/g, () => {
    count += 1;
    if (name === 'container-id') return String(count).padStart(24, '0');
    return name === 'restore-on-failure' ? 'true' : 'example-value';
  });
}

test.each(snippets)('The snippet at $place is a valid part of a workflow', async ({ text }) => {
  expect(await findErrors(stringify(workflowOf(text)))).toEqual([]);
});

test.each([
  ['an unknown key', '- uses: actions/checkout@v5\n  wiht: {}'],
  ['an expression that does not end', '- run: true\n  if: ${{ failure('],
  ['an unknown function', '- run: true\n  if: failed()'],
])('A snippet with %s is not valid', async (_what, text) => {
  expect(await findErrors(stringify(workflowOf(text)))).not.toEqual([]);
});

test.each(ourSteps)('The action accepts the inputs of step $number at $place', ({ inputs }) => {
  expect(Object.keys(INPUTS)).toEqual(expect.arrayContaining(Object.keys(inputs)));
  const env: Record<string, string> = {
    HOODY_TOKEN: 'hdy_docs_token',
    HOODY_CONTAINER_ID: '0123456789abcdef01234567',
  };
  const source = {
    input: (name: string) => filledIn(name, inputs[name] ?? ''),
    env: (name: string) => env[name],
  };
  expect(() => readInputs(source)).not.toThrow();
});

test.each(snippets)('The snippet at $place reads only outputs that exist', ({ text }) => {
  const steps = stepsIn(parse(text));
  for (const [, id, output = ''] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
    const step = steps.find((other) => other.id === id);
    expect(step).toBeDefined();
    if (step && isOurs(step)) expect(Object.keys(action.outputs)).toContain(output);
  }
});

test.each(snippets)('The snippet at $place reads only outputs of jobs that exist', ({ text }) => {
  const { jobs = {} } = parse(text) as Workflow;
  for (const [, job = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g))
    expect(jobs[job]?.outputs?.[output]).toMatch(/^\$\{\{ steps\.\w+\.outputs\.[\w-]+ \}\}$/);
});

test.each(snippets)('The snippet at $place puts no expression into a script', ({ text }) => {
  for (const { run } of stepsIn(parse(text))) expect(run ?? '').not.toContain('${{');
});

test('The snippets call the action by one name', () => {
  const names = snippets.flatMap(({ text }) => text.match(/[\w.-]+\/hoody-snapshot@\S+/g) ?? []);
  expect([...new Set(names)]).toEqual(['OWNER/hoody-snapshot@v1']);
});

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

const links = PAGES.flatMap((page) =>
  [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => ({ page, link })),
);

test.each(links)('The link from $page to $link leads to an existing place', ({ page, link }) => {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  expect(existsSync(path.join(ROOT, target))).toBe(true);
  if (anchor === undefined) return;
  const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  expect(headings).toContain(anchor);
});

test('Every npm command in the documentation is a script of the package', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const files = [...PAGES, ...globSync('.github/**/*.{yml,md}', { cwd: ROOT })];
  const named = files.flatMap((file) => [...read(file).matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
  expect(named.length).toBeGreaterThan(0);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named.map(([, script]) => script)));
});
