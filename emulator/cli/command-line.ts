import { parseArgs } from 'node:util';
import type { Fault } from '../http/faults.ts';
import { readFaultFile } from './fault-file.ts';

/** What the command line asks for. */
export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string }
  | { readonly kind: 'run'; readonly settings: Settings };

/** How to run the emulator. */
export interface Settings {
  readonly port: number;
  readonly stateDir: string;
  readonly aliasReuse: 'allow' | 'replace';
  readonly maxSnapshots: number | null;
  readonly createMs: number;
  readonly restoreMs: number;
  readonly faults: readonly Fault[];
}

/** What `--help` prints. */
export const HELP = `A local Hoody, for trying and testing only.

  --port N              the port on 127.0.0.1 (default 4663; 0 for any that is free)
  --state DIR           where containers and snapshots live; continued if it is there (default .emulator)
  --alias-reuse MODE    when a new snapshot has a used alias: allow, or replace the older one (default allow)
  --max-snapshots N     the cap for each container (default none)
  --create-ms N         how long a create takes, in milliseconds (default 1000)
  --restore-ms N        how long a restore takes, in milliseconds (default 2000)
  --faults FILE         a JSON list of faults, such as
                        [{"on": {"operation": "create"}, "times": 2, "effect": {"kind": "status", "status": 503}}]
  --help                this text
`;

/**
 * Reads the command line, and the file of faults that it names.
 *
 * @param words The arguments, without the program.
 */
export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: '4663' },
        state: { type: 'string', default: '.emulator' },
        'alias-reuse': { type: 'string', default: 'allow' },
        'max-snapshots': { type: 'string' },
        'create-ms': { type: 'string', default: '1000' },
        'restore-ms': { type: 'string', default: '2000' },
        faults: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values.state === '') throw new Error('--state must name a directory');
    const max = values['max-snapshots'];
    const settings: Settings = {
      port: wholeNumber('--port', values.port, 65_535),
      stateDir: values.state,
      aliasReuse: aliasReuse(values['alias-reuse']),
      maxSnapshots: max === undefined ? null : wholeNumber('--max-snapshots', max, 1_000_000),
      createMs: wholeNumber('--create-ms', values['create-ms'], 3_600_000),
      restoreMs: wholeNumber('--restore-ms', values['restore-ms'], 3_600_000),
      faults: values.faults === undefined ? [] : readFaultFile(values.faults),
    };
    return { kind: 'run', settings };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'wrong', problem: message.replace(/\s*\n\s*/g, ' ') };
  }
}

function wholeNumber(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new Error(`${flag} must be a whole number from 0 to ${most}, not '${text}'`);
}

function aliasReuse(text: string): 'allow' | 'replace' {
  if (text === 'allow' || text === 'replace') return text;
  throw new Error(`--alias-reuse must be allow or replace, not '${text}'`);
}
