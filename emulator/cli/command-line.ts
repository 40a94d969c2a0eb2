import { parseArgs } from 'node:util';
import type { Fault } from '../faults/fault.ts';
import { readFaultFile } from '../faults/fault-file.ts';

/** A parsed command line. */
export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly problem: string }
  | { readonly kind: 'run'; readonly settings: Settings };

/** The settings of the emulator. */
export interface Settings {
  readonly port: number;
  readonly stateDir: string;
  readonly names: 'alias' | 'time';
  readonly nameTaken: 409 | 400 | 500 | 'replace';
  readonly aliasReuse: 'allow' | 'replace';
  readonly maxSnapshots: number | null;
  readonly createMs: number;
  readonly restoreMs: number;
  readonly faults: readonly Fault[];
}

const NAME_TAKEN = { 409: 409, 400: 400, 500: 500, replace: 'replace' } as const;

/** The output of `--help`. */
export const HELP = `An emulator of the Hoody snapshot API, for demos and tests only.

  --port N              port on 127.0.0.1 (default 4663; 0 for any free port)
  --state DIR           directory of the containers and snapshots, created or reused (default .emulator)
  --names SOURCE        name of a new snapshot: its sanitized alias, or always the time (alias, time; default alias)
  --name-taken EFFECT   if the name of a new snapshot is in use: fail with this status, or replace the older
                        snapshot (409, 400, 500, replace; default 409)
  --alias-reuse MODE    if the alias of a new snapshot is in use: keep or replace the older snapshot (allow, replace;
                        default allow)
  --max-snapshots N     snapshot limit per container (default none)
  --create-ms N         how long creating a snapshot takes, in milliseconds (default 1000)
  --restore-ms N        how long a restore takes, in milliseconds (default 2000)
  --faults FILE         JSON list of faults, such as
                        [{"on": {"operation": "create"}, "times": 2, "effect": {"kind": "status", "status": 503}}]
  --help                show this help
`;

/**
 * Parses the command line, and reads the fault file that it names.
 *
 * @param args The arguments, without the program.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4663' },
        state: { type: 'string', default: '.emulator' },
        names: { type: 'string', default: 'alias' },
        'name-taken': { type: 'string', default: '409' },
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
      port: parseWholeNumber('--port', values.port, 65_535),
      stateDir: values.state,
      names: parseChoice('--names', values.names, { alias: 'alias', time: 'time' }),
      nameTaken: parseChoice('--name-taken', values['name-taken'], NAME_TAKEN),
      aliasReuse: parseChoice('--alias-reuse', values['alias-reuse'], { allow: 'allow', replace: 'replace' }),
      maxSnapshots: max === undefined ? null : parseWholeNumber('--max-snapshots', max, 1_000_000),
      createMs: parseWholeNumber('--create-ms', values['create-ms'], 3_600_000),
      restoreMs: parseWholeNumber('--restore-ms', values['restore-ms'], 3_600_000),
      faults: values.faults === undefined ? [] : readFaultFile(values.faults),
    };
    return { kind: 'run', settings };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'invalid', problem: message.replace(/\s*\n\s*/g, ' ') };
  }
}

function parseWholeNumber(flag: string, text: string, max: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= max) return number;
  throw new Error(`${flag} must be a whole number from 0 to ${max}, not '${text}'`);
}

/** @param choices The texts that the option accepts, with their values. */
function parseChoice<Value>(flag: string, text: string, choices: Readonly<Record<string, Value>>): Value {
  const value = Object.hasOwn(choices, text) ? choices[text] : undefined;
  if (value !== undefined) return value;
  throw new Error(`${flag} must be one of ${Object.keys(choices).join(', ')}, not '${text}'`);
}
