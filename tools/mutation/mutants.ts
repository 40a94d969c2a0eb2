/** What `npm run mutate` found: the score of each file, and each mutant that no unit test kills. */
import path from 'node:path';

/** The report of Stryker, with the fields that are used here; see https://stryker-mutator.io/docs/mutation-testing-elements. */
export interface MutationReport {
  files: Record<string, { source: string; mutants: MutantResult[] }>;
}

interface MutantResult {
  status:
    | 'Killed'
    | 'Timeout'
    | 'Survived'
    | 'NoCoverage'
    | 'RuntimeError'
    | 'CompileError'
    | 'Ignored'
    | 'Pending';
  replacement?: string;
  location: { start: Position; end: Position };
}

/** One-based. */
interface Position {
  line: number;
  column: number;
}

/** A mutant that no unit test kills. */
export interface Survivor {
  file: string;
  /** The lines of the code, as one. */
  from: string;
  /** The same lines with the change. */
  to: string;
}

/** Why the mutants of a file survive, as `tools/mutation/survivors.yml` explains it. */
export interface Explanation {
  file: string;
  /** Whether nothing can show the difference, or a test that runs the built action does. */
  because: 'equivalent' | 'integration';
  reason: string;
  /** Pairs of the code and the mutant. */
  mutants: [from: string, to: string][];
}

interface Score {
  killed: number;
  survived: number;
}

/** The survivors of each file, in the order of the report. */
export function survivorsOf({ files }: MutationReport): Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => ({ file, ...linesOf(source, mutant) })),
  );
}

/** The survivors without an explanation, as text. A mutant that survives twice needs two. */
export function findUnexplained(
  survivors: readonly Survivor[],
  explanations: readonly Explanation[],
): string[] {
  return without(survivors.map(describe), explainedBy(explanations));
}

/** The explained mutants that do not survive, as text. */
export function findOutdated(survivors: readonly Survivor[], explanations: readonly Explanation[]): string[] {
  return without(explainedBy(explanations), survivors.map(describe));
}

function explainedBy(explanations: readonly Explanation[]): string[] {
  return explanations.flatMap(({ file, mutants }) =>
    mutants.map(([from, to]) => describe({ file, from, to })),
  );
}

/** The texts that another list does not have; one that is there twice must be there twice in the other. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return texts.filter((text) => {
    const index = rest.indexOf(text);
    if (index !== -1) rest.splice(index, 1);
    return index === -1;
  });
}

function describe({ file, from, to }: Survivor): string {
  return `${file}: ${from} → ${to}`;
}

/** A table of the score of each folder of `src/`, for Markdown. */
export function folderTable(report: MutationReport): string {
  const folders = Object.groupBy(Object.entries(report.files), ([file]) => path.posix.dirname(file));
  const rows = Object.entries(folders).map(([folder, files = []]) => ({
    name: `${folder}/`,
    ...sum(files.map(([, { mutants }]) => scoreOf(mutants))),
  }));
  return scoreTable('folder', [...rows, { name: '', ...sum(rows) }]);
}

/** A table of the score of each file, for Markdown. */
export function fileTable({ files }: MutationReport): string {
  return scoreTable(
    'file',
    Object.entries(files)
      .map(([name, { mutants }]) => ({ name, ...scoreOf(mutants) }))
      // Types only.
      .filter(({ killed, survived }) => killed + survived > 0),
  );
}

/** The survivors with their explanations, for Markdown. */
export function survivorList(explanations: readonly Explanation[]): string {
  const files = Object.groupBy(explanations, ({ file }) => file);
  return Object.entries(files)
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([file, entries = []]) => [`### \`${file}\``, ...entries.map(explain)].join('\n\n'))
    .join('\n\n');
}

function explain({ because, reason, mutants }: Explanation): string {
  const rows = mutants.map(([from, to]) => `| ${code(from)} | ${code(to)} |`);
  const head = because === 'equivalent' ? 'Equivalent' : 'Killed by an integration test';
  return [`*${head}*: ${reason.trim()}`, ['| code | mutant |', '| --- | --- |', ...rows].join('\n')].join(
    '\n\n',
  );
}

function scoreTable(title: string, rows: readonly (Score & { name: string })[]): string {
  const lines = rows.map(({ name, killed, survived }) => {
    const share = (100 * killed) / (killed + survived);
    return `| ${name === '' ? '**total**' : `\`${name}\``} | ${killed + survived} | ${killed} | ${share.toFixed(1)} % |`;
  });
  return [`| ${title} | mutants | killed | score |`, '| --- | ---: | ---: | ---: |', ...lines].join('\n');
}

/** A mutant that never ends is killed too. One that cannot run at all does not count. */
function scoreOf(mutants: readonly MutantResult[]): Score {
  const count = (...statuses: MutantResult['status'][]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  return { killed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage') };
}

function sum(scores: readonly Score[]): Score {
  const total = (key: keyof Score) => scores.reduce((result, score) => result + score[key], 0);
  return { killed: total('killed'), survived: total('survived') };
}

/** The lines of a mutant before and after the change. Of long ones, the part that changes and its beginning. */
function linesOf(
  source: string,
  { location: { start, end }, replacement = '' }: MutantResult,
): Omit<Survivor, 'file'> {
  const lines = source.split('\n');
  const [first = '', ...others] = lines.slice(start.line - 1, end.line);
  const last = others.at(-1) ?? first;
  const before = first.slice(0, start.column - 1);
  const after = last.slice(end.column - 1);
  const whole = [first, ...others].join(' ');
  const part = whole.slice(before.length, whole.length - after.length);
  const from = oneLine(whole);
  const to = oneLine(before + replacement + after);
  return Math.max(from.length, to.length) <= MAX_LENGTH
    ? { from, to }
    : { from: shorten(oneLine(part)), to: shorten(oneLine(replacement)) };
}

const MAX_LENGTH = 120;

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

/** Code in a table. Backticks in the code need longer ones around it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const space = text.includes('`') ? ' ' : '';
  return `${fence}${space}${text.replaceAll('|', '\\|')}${space}${fence}`;
}
