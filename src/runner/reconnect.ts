import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CERTIFICATES_VARIABLE,
  CONNECTION_VARIABLES,
  type ConnectionEnvironment,
  hasCertificates,
} from './connection-environment.ts';

/** The first argument of a process that was started again. A variable could come from another step. */
const SIGN = '--connected';

const IS_WINDOWS = process.platform === 'win32';

/** How a post step connects. */
export interface PostConnection {
  /** Whether another step changed the file of extra certificates, which is not trusted then. */
  hasChangedCertificates: boolean;
}

/** @returns undefined if this process was not started again */
export function readPostConnection(): PostConnection | undefined {
  const [, , sign, changed, copy] = process.argv;
  if (sign !== SIGN) return undefined;
  if (copy) process.once('exit', () => rmSync(path.dirname(copy), { recursive: true, force: true }));
  return { hasChangedCertificates: changed === 'changed' };
}

/**
 * Starts this process again with what decided about the connection of the step, where that is different now: another step
 * of the job can have changed it, for itself or not. Node.js reads some of it only as it starts.
 *
 * @param saved what `captureConnection` returned in the step
 * @returns how this process connects; or how the other one ended, which has done the work then
 */
export function reconnect(saved: string): PostConnection | { exitCode: number } {
  const { variables, certificates } = parse(saved);
  const { extraCertificates, copy, hasChangedCertificates } = chooseCertificates(
    variables[CERTIFICATES_VARIABLE],
    certificates,
  );
  const wanted: Record<string, string | undefined> = {
    ...variables,
    [CERTIFICATES_VARIABLE]: extraCertificates,
  };
  const differs = (name: string, other: Record<string, string | undefined>) =>
    (process.env[name] ?? '') !== (other[name] ?? '');
  if (!CONNECTION_VARIABLES.some((name) => differs(name, wanted))) return { hasChangedCertificates };
  const changed = new Set(CONNECTION_VARIABLES.filter((name) => differs(name, variables)).map(normalize));
  if (changed.size > 0) {
    // Not through the stream: what is still in it is lost as the process starts again.
    writeSync(
      1,
      `Another step of the job changed ${[...changed].join(', ')}. The post step connects as its own step did.\n`,
    );
  }
  return (
    startAgain(wanted, [SIGN, hasChangedCertificates ? 'changed' : '', copy ?? '']) ?? {
      hasChangedCertificates,
    }
  );
}

function parse(saved: string): ConnectionEnvironment {
  if (saved === '') return { variables: {} };
  return JSON.parse(saved) as ConnectionEnvironment;
}

interface Certificates extends PostConnection {
  /** The file that Node.js reads. */
  extraCertificates?: string;
  /** A file that is deleted in the end. */
  copy?: string;
}

/** A file is trusted only if it is the one of the step. */
function chooseCertificates(
  file: string | undefined,
  certificates: ConnectionEnvironment['certificates'],
): Certificates {
  if (file === undefined || !certificates) return { hasChangedCertificates: false };
  if ('sha256' in certificates) {
    return hasCertificates(file, certificates.sha256)
      ? { extraCertificates: file, hasChangedCertificates: false }
      : { hasChangedCertificates: true };
  }
  // Even if the file is the same now: it can change before Node.js reads it.
  const copy = writeCopy(certificates.text);
  return { ...(copy === undefined ? {} : { extraCertificates: copy, copy }), hasChangedCertificates: false };
}

/** @returns undefined if no directory can be written to */
function writeCopy(text: string): string | undefined {
  for (const directory of [process.env['RUNNER_TEMP'], tmpdir(), '/tmp']) {
    if (!directory) continue;
    try {
      const copy = path.join(mkdtempSync(path.join(directory, 'hoody-certificates-')), 'extra.pem');
      writeFileSync(copy, text, { mode: 0o600 });
      return copy;
    } catch {
      // The next directory may exist.
    }
  }
  return undefined;
}

/** @returns undefined if it was not possible, so that this process goes on with what it can change */
function startAgain(
  wanted: Record<string, string | undefined>,
  words: readonly string[],
): { exitCode: number } | undefined {
  const env = { ...process.env };
  setVariables(env, wanted);
  const args = [...process.execArgv, process.argv[1] ?? '', ...words];
  try {
    // In place, so that the runner keeps its process: it returns only if it fails. On Windows it only warns, and throws.
    if (!IS_WINDOWS) process.execve?.(process.execPath, [process.execPath, ...args], env);
  } catch {
    // The other way may work.
  }
  const { status, error } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
  if (!error) return { exitCode: status ?? 1 };
  setVariables(process.env, wanted);
  return undefined;
}

/** Names differ in more than their case; not on Windows. */
const normalize = (name: string) => (IS_WINDOWS ? name.toUpperCase() : name);
const NORMALIZED: ReadonlySet<string> = new Set(CONNECTION_VARIABLES.map(normalize));

/** Sets the variables that decide about the connection, and removes all others of them. */
function setVariables(env: NodeJS.ProcessEnv, wanted: Record<string, string | undefined>): void {
  for (const name of Object.keys(env)) if (NORMALIZED.has(normalize(name))) delete env[name];
  for (const name of CONNECTION_VARIABLES) if (wanted[name]) env[name] = wanted[name];
}
