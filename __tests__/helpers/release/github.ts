import { readFileSync, writeFileSync } from 'node:fs';

/** The secret of the environment, whose public half can bypass the rules for the tags of major versions. */
export const MAJOR_TAG_KEY = 'key-of-the-environment';
/** By which SSH recognizes GitHub. */
export const HOST_KEY = 'ssh-ed25519 host-key-of-github';

/** What GitHub knows about a repository, in a file that the programs of a run share. */
export interface GitHub {
  /** The commit of each reference, such as `refs/tags/v1`. */
  refs: Record<string, string>;
  releases: Release[];
  /** The protection rules of the environment; undefined if there is no environment. */
  protection?: { type: string; reviewers?: string[] }[] | undefined;
  /** Whether releases become immutable as they are published. */
  immutableReleases: boolean;
  /** The requests that change something, in order. */
  changes: string[];
  /** The change that fails, once. */
  fault?: Fault | undefined;
}

export interface Release {
  tag_name: string;
  draft: boolean;
  latest: boolean;
  immutable: boolean;
  notes: string;
  /** The contents by file name, in base64. */
  assets: Record<string, string>;
}

export interface Fault {
  /** How the change begins, such as `release upload`. */
  change: string;
  /** How much of it happens anyway, as when the response is lost. */
  happens: 'nothing' | 'everything';
}

/** The failure of a command, with what it prints. */
export class CommandError extends Error {}

export function readGitHub(file: string): GitHub {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function writeGitHub(file: string, github: GitHub): void {
  writeFileSync(file, JSON.stringify(github, null, 2));
}

/** Records a change and makes it, unless it has a fault. */
export function change(github: GitHub, name: string, make: () => void): void {
  github.changes.push(name);
  const { fault } = github;
  const fails = fault !== undefined && name.startsWith(fault.change);
  if (!fails || fault.happens === 'everything') make();
  if (!fails) return;
  github.fault = undefined;
  throw new CommandError('connection reset by peer');
}

/** Runs a program on the GitHub of the environment. It keeps what the program changed before it failed. */
export function runOnGitHub(program: (github: GitHub) => void): void {
  const file = process.env['FAKE_GITHUB'] ?? '';
  const github = readGitHub(file);
  try {
    program(github);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    writeGitHub(file, github);
  }
}
