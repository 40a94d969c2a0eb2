import { simulate } from './simulate.ts';
import { leaveUtc } from './time-zone.ts';

/** Plays one batch of histories, and writes what came of it as JSON. */
async function run([batch = '']: readonly string[]): Promise<void> {
  // Many errors are thrown and caught; nobody reads where.
  Error.stackTraceLimit = 0;
  leaveUtc();
  process.stdout.write(JSON.stringify(await simulate(JSON.parse(batch))));
}

void run(process.argv.slice(2));
