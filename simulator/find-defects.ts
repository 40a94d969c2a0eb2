import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulateInBatches } from './batches.ts';
import { DEFECTS, type Defect } from './defects.ts';

/** Far more than any of them needs. */
const MAX_HISTORIES = 60_000;

/**
 * Plants each defect into a copy of the source, and looks for it.
 *
 * @returns whether all were found
 */
export async function findDefects(
  root: string,
  seed: number,
  print: (text: string) => void,
): Promise<boolean> {
  let missed = 0;
  for (const defect of DEFECTS) {
    const copy = copyProject(root);
    try {
      plant(defect, copy);
      const result = await simulateInBatches(copy, { count: MAX_HISTORIES, seed });
      if (!('history' in result)) missed += 1;
      const found =
        'history' in result ? `found by history ${result.count}: ${lastRule(result.report)}` : 'not found';
      print(`${defect.what}\n    ${found}\n`);
    } finally {
      rmSync(copy, { recursive: true });
    }
  }
  print(`${DEFECTS.length - missed} of ${DEFECTS.length} defects were found.\n`);
  return missed === 0;
}

/** @throws Error if the source does not have what the defect changes, exactly once */
export function plant({ file, find, replace }: Defect, root: string): void {
  const target = path.join(root, file);
  const parts = readFileSync(target, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${file} must contain this exactly once: ${find}`);
  writeFileSync(target, parts.join(replace));
}

function copyProject(root: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'hoody-defect-'));
  for (const name of ['src', 'simulator', 'package.json', 'tsconfig.json'])
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  return copy;
}

function lastRule(report: string): string {
  return (
    report
      .split('\n')
      .findLast((line) => line.startsWith('- '))
      ?.slice(2) ?? ''
  );
}
