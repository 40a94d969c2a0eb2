import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { runBatch } from './batches.ts';
import { DEFECTS, type Defect } from './defects.ts';

/** Several times what any of them needs. */
const MAX_HISTORIES = 1_000_000;

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
  const limit = pLimit(availableParallelism());
  const isFound = await limit.map([...DEFECTS.entries()], async ([index, defect]) => {
    const copy = copyProject(root);
    try {
      plant(defect, copy);
      const result = await runBatch(copy, { count: MAX_HISTORIES, seed, isRaw: true, defect: index });
      const found = result && 'history' in result;
      print(
        `${defect.what}\n    ${found ? `Found by history ${result.count}. ${lastRule(result.report)}` : 'Not found.'}\n`,
      );
      return found;
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
  const count = isFound.filter(Boolean).length;
  print(`${count} of ${DEFECTS.length} defects were found.\n`);
  return count === DEFECTS.length;
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
