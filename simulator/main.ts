import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { simulateInBatches } from './batches.ts';
import { findDefects } from './find-defects.ts';
import { report } from './simulate.ts';
import { leaveUtc } from './time-zone.ts';

const HELP = `Plays random histories of the action on a simulated platform, and checks what must always be true.

  --histories N    how many (default 20000)
  --seed N         decides all of them (default: a random one, which is printed)
  --save FILE      where to write a history that breaks a rule (default broken-history.json)
  --replay FILE    plays one history, and tells it in words
  --defects        plants known defects one by one, and shows that each is found
  --help           shows this help
`;

const ROOT = path.join(__dirname, '..');

async function main(): Promise<boolean> {
  leaveUtc();
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000_000)) },
      save: { type: 'string', default: 'broken-history.json' },
      replay: { type: 'string' },
      defects: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return print(HELP);
  if (values.replay !== undefined)
    return print(`${await report(JSON.parse(readFileSync(values.replay, 'utf8')))}\n`);
  const seed = Number(values.seed);
  if (values.defects) return findDefects(ROOT, seed, print);

  const count = Number(values.histories);
  print(`Seed ${seed}.\n`);
  const result = await simulateInBatches(ROOT, { count, seed }, (played) => print(`${played} histories …\n`));
  if (!('history' in result)) return print(`No rule was broken in ${result.count} histories.\n`);
  writeFileSync(values.save, `${JSON.stringify(result.history, null, 2)}\n`);
  print(
    `${result.report}\n\nBroken by history ${result.count}, seed ${result.seed}. It is in ${values.save}.\n`,
  );
  print(`To play it again: npm run simulate -- --replay ${values.save}\n`);
  return false;
}

function print(text: string): true {
  process.stdout.write(text);
  return true;
}

void main().then((succeeded) => {
  process.exitCode = succeeded ? 0 : 1;
});
