import { CELLS, type Cell, describeEnd } from './cell.ts';
import type { Fault } from './fault.ts';
import { reactionTo } from './rules.ts';

/** The faults of one column, which every step ends the same way. */
function familyOf({ symptom, acts }: Fault): string {
  const when = acts ? ', after acting' : '';
  switch (symptom.kind) {
    case 'slow':
      return 'Late response';
    case 'unconnected':
      return 'No connection';
    case 'lost':
      return `${symptom.isSilent ? 'No response' : 'Lost response'}${when}`;
    case 'malformed':
      return `Wrong response${when}`;
    case 'redirect':
      return 'Rejection';
    case 'status':
      if (symptom.status === 404 && symptom.isApi) return 'Not found';
      return {
        repeat: 'Not now',
        'not passed on': 'Not now',
        unclear: `Lost response${when}`,
        'give up': 'Rejection',
      }[reactionTo(symptom)];
  }
}

/** The ends of a step by column, such as `done → red`. */
type Row = Map<string, string>;

function rowOf(cells: readonly Cell[]): Row {
  const byFault = Map.groupBy(cells, ({ fault }) => fault);
  const row: Row = new Map();
  for (const [fault, repeated] of byFault) {
    const family = familyOf(fault);
    const ends = repeated.map(describeEnd).filter((end, index, all) => end !== all[index - 1]);
    const text = ends.join(' → ');
    if ((row.get(family) ?? text) !== text) throw new Error(`the faults of "${family}" end differently`);
    row.set(family, text);
  }
  return row;
}

/** Whether two rows have the same ends where both have one. */
function agree(one: Row, other: Row): boolean {
  return [...one].every(([family, text]) => (other.get(family) ?? text) === text);
}

/** The matrix in Markdown: what the columns contain, and a row for all steps with the same ends. */
export function renderMatrix(): string {
  const families = Map.groupBy(
    CELLS.map(({ fault }) => fault),
    familyOf,
  );
  const rows: { steps: string[]; row: Row }[] = [];
  for (const cells of Map.groupBy(
    CELLS,
    ({ step, target }) => `${step.group} ${step.name} (\`${target}\`)`,
  )) {
    const [steps, row] = [cells[0], rowOf(cells[1])];
    const same = rows.find((other) => agree(other.row, row));
    if (!same) rows.push({ steps: [steps], row });
    else {
      same.steps.push(steps);
      same.row = new Map([...row, ...same.row]);
    }
  }
  const names = [...families.keys()];
  const legend = [...families].map(
    ([family, faults]) => `- **${family}:** ${[...new Set(faults.map(({ name }) => name))].join(', ')}`,
  );
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    `The matrix has ${CELLS.length.toLocaleString('en-US')} cells.`,
    '',
    ...legend,
    '',
    line(['Step (faulty request)', ...names]),
    line(['---', ...names.map(() => '---')]),
    ...rows.map(({ steps, row }) => line([steps.join('<br>'), ...names.map((name) => row.get(name) ?? '')])),
  ].join('\n');
}
