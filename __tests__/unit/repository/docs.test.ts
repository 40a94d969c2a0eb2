import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse, stringify } from 'yaml';
import { INPUTS } from '../../../src/inputs/definitions.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { isOurs, PAGES, readPage, readSnippets, stepsOf, workflowOf } from '../../helpers/snippets.ts';

const ROOT = path.join(__dirname, '../../..');

const action: { outputs: object } = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8'));

const snippets = readSnippets();

/** The errors that GitHub's own parser finds in the keys, expressions and references of a workflow. */
async function findErrors(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

const ourSteps = snippets.flatMap(({ place, text }) =>
  stepsOf(workflowOf(text))
    .filter(isOurs)
    .map((step, index) => ({ place, number: index + 1, inputs: step.with ?? {} })),
);

/** Replaces each expression with a possible value; no two containers have the same id. */
function filledIn(name: string, value: unknown): string {
  let count = 0;
  return String(value).replace(/\$\{\{.*?\}\}/g, () => {
    count += 1;
    if (name === 'container-id') return String(count).padStart(24, '0');
    return name === 'restore-on-failure' ? 'true' : `example-${name}`;
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
    isEmpty: (name: string) => inputs[name] === '',
    mayBeCut: () => false,
    env: (name: string) => env[name],
  };
  expect(() => readInputs(source)).not.toThrow();
});

test.each(snippets)('The snippet at $place reads only outputs that exist', ({ text }) => {
  const steps = stepsOf(workflowOf(text));
  for (const [, id, output = ''] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
    const step = steps.find((other) => other.id === id);
    expect(step).toBeDefined();
    if (step && isOurs(step)) expect(Object.keys(action.outputs)).toContain(output);
  }
});

test.each(snippets)('The snippet at $place reads only outputs of jobs that exist', ({ text }) => {
  const { jobs } = workflowOf(text);
  for (const [, job = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g))
    expect(jobs[job]?.outputs?.[output]).toMatch(
      /^\$\{\{ (steps\.\w+\.outputs\.[\w-]+|env\.HOODY_ROLLBACK) \}\}$/,
    );
});

test.each(snippets)('The snippet at $place puts no expression into a script', ({ text }) => {
  for (const { run } of stepsOf(workflowOf(text))) expect(run ?? '').not.toContain('${{');
});

test('The snippets call the action by one name', () => {
  const names = snippets.flatMap(({ text }) => text.match(/[\w.-]+\/hoody-snapshot@\S+/g) ?? []);
  expect([...new Set(names)]).toEqual(['OWNER/hoody-snapshot@v1']);
});

const CODE_BLOCK = /^( *)```.*?^\1```$/gms;
const CODE_SPAN = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gs;

const LINKS = [
  // [text](target) and ![text](target "title")
  /\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)/g,
  // [name]: target
  /^ {0,3}\[[^\]]+\]: +<?([^>\s]+)/gm,
  // <a href="target">, <img src="target"> and <source srcset="target">
  /<[a-z][^>]*?\s(?:href|src|srcset)="([^"\s]+)/g,
];

/** The targets of the links and images in a page that are in this repository. */
function linksIn(text: string): string[] {
  const prose = text.replace(CODE_BLOCK, '').replace(CODE_SPAN, 'code');
  const targets = LINKS.flatMap((pattern) => [...prose.matchAll(pattern)].map(([, target = '']) => target));
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors of a page: those that GitHub gives its headings, and those in HTML. */
function anchorsIn(text: string): string[] {
  const anchors: string[] = [];
  for (const [, heading = ''] of text.replace(CODE_BLOCK, '').matchAll(/^#+ (.+)$/gm)) {
    const anchor = heading
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const count = anchors.filter((other) => other.replace(/-\d+$/, '') === anchor).length;
    anchors.push(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return [...anchors, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, anchor = '']) => anchor)];
}

/** What is wrong with a link from a page of this repository; undefined if its target exists. */
function problemOf(page: string, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(file));
  if (!existsSync(path.join(ROOT, target))) return `${target} does not exist`;
  if (anchor === undefined || anchorsIn(readPage(target)).includes(anchor)) return undefined;
  return `${target} has no heading #${anchor}`;
}

const links = PAGES.flatMap((page) => linksIn(readPage(page)).map((link) => ({ page, link })));

test('The links are checked in every page', () => {
  expect(PAGES).toEqual(
    expect.arrayContaining([
      '.github/pull_request_template.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'README.md',
      'SECURITY.md',
      '__tests__/README.md',
      'docs/troubleshooting.md',
    ]),
  );
});

test.each(links)('The target of the link from $page to $link exists', ({ page, link }) => {
  expect(problemOf(page, link)).toBeUndefined();
});

test('The index links every page for users and for maintainers', () => {
  const links = linksIn(readPage('docs/README.md')).map((link) => `docs/${link.replace(/#.*/, '')}`);
  const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(links).toEqual(expect.arrayContaining(pages));
});

test('The sections of the changelog, which become the notes of a release, have no relative link', () => {
  const [, ...sections] = readPage('CHANGELOG.md').split(/^## /m);
  expect(sections.length).toBeGreaterThan(1);
  expect(sections.flatMap(linksIn)).toEqual([]);
});

test.each([
  ['a link', 'See [the text](docs/a.md#b).', ['docs/a.md#b']],
  ['a link with a title', '[the text](a.md "A title")', ['a.md']],
  ['a link with code as its text', '[`a.md`](a.md)', ['a.md']],
  ['an image in a link', '[![The text](a.png)](b.md)', ['a.png', 'b.md']],
  ['a reference', '[the text][a]\n\n[a]: a.md', ['a.md']],
  ['an anchor in HTML', '<a class="x" href="#b">the text</a>', ['#b']],
  [
    'a picture in HTML',
    '<picture>\n<source media="(dark)" srcset="dark.png">\n<img alt="" src="light.png">\n</picture>',
    ['dark.png', 'light.png'],
  ],
  ['no link to another site', '[the text](https://example.com/a.md) <img src="https://example.com/a">', []],
  ['no link in code', '`[a](b.md)`\n\n```md\n[a](b.md)\n```\n', []],
])('The links of a page include %s', (_what, text, targets) => {
  expect(linksIn(text)).toEqual(targets);
});

test.each([
  ['docs/nowhere.md', 'docs/nowhere.md does not exist'],
  ['docs/security.md#nowhere', 'docs/security.md has no heading #nowhere'],
  ['#nowhere', 'README.md has no heading #nowhere'],
])('The target of a link to %s does not exist', (link, problem) => {
  expect(problemOf('README.md', link)).toBe(problem);
});

test('The second heading with the same text has a number in its anchor', () => {
  expect(
    anchorsIn('# A `b` & c\n## [Same](x.md)\n## Same\n```sh\n# no heading\n```\n<a id="d"></a>'),
  ).toEqual(['a-b--c', 'same', 'same-1', 'd']);
});

test('Every npm command in the documentation is a script of the package', () => {
  const { scripts } = JSON.parse(readPage('package.json'));
  const files = [...PAGES, ...globSync('.github/**/*.{yml,md}', { cwd: ROOT })];
  const named = files.flatMap((file) => [...readPage(file).matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
  expect(named.length).toBeGreaterThan(0);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named.map(([, script]) => script)));
});
