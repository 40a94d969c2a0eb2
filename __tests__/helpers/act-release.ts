import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { GOJQ } from '../../tools/install/gojq.ts';
import { type ActResult, runAct } from './act.ts';
import { type GitHub, MAJOR_TAG_KEY, readGitHub, writeGitHub } from './release/github.ts';

const execute = promisify(execFile);

const ROOT = path.join(__dirname, '../..');
const HELPERS = path.join(__dirname, 'release');
const TSX = require.resolve('tsx');
const WORKFLOW = '.github/workflows/release.yml';

/** The actions that the workflow uses, each with a replacement. */
const ACTIONS = [
  ...readFileSync(path.join(ROOT, WORKFLOW), 'utf8').matchAll(/uses: (actions\/([\w-]+)@\w+)/g),
];

/** What the workflow reads of this repository. */
const FILES = [
  '.ci',
  '.gitattributes',
  '.github/CODEOWNERS',
  '.github/ISSUE_TEMPLATE/config.yml',
  WORKFLOW,
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'action.yml',
  'dist',
  'package-lock.json',
  'package.json',
  'tools/release',
];

/** Which commit has the tag. */
export type Tagged = 'on main' | 'beside main';

export interface RunOptions {
  /** The command of npm that fails, such as `test`. */
  npmFails?: string;
  /** A file that a build adds. */
  buildAdds?: string;
  /** The secret of the environment; by default, the key that can move the tag of a major version. */
  key?: string;
}

/** The release of version 1.2.3: its repository, and what GitHub knows. */
export interface LocalRelease {
  /** The directory of the repository, at the tagged commit. */
  repository: string;
  commit: string;
  /** The commit before it. */
  olderCommit: string;
  github(): GitHub;
  /** Changes what GitHub knows. */
  set(changes: Partial<GitHub>): void;
  /** The commands of npm so far. */
  npmCalls(): Promise<string[]>;
  /** Runs the workflow for the tag in act. */
  run(options?: RunOptions): Promise<ActResult>;
}

/** Gives each test releases of its own, in temporary directories. */
export function useRelease(): (tagged?: Tagged) => Promise<LocalRelease> {
  const directories: string[] = [];

  afterEach(async () => {
    for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
  });

  return async (tagged = 'on main') => {
    const directory = await mkdtemp(path.join(tmpdir(), 'hoody-release-'));
    directories.push(directory);
    return makeRelease(directory, tagged);
  };
}

async function makeRelease(directory: string, tagged: Tagged): Promise<LocalRelease> {
  const origin = path.join(directory, 'origin');
  const programs = await makePrograms(path.join(directory, 'programs'));
  const { commit, olderCommit } = await makeRepository(origin, tagged);
  const remote = path.join(directory, 'remote');
  await execute('git', ['clone', '--quiet', '--bare', '--no-local', origin, remote]);
  const file = path.join(directory, 'github.json');
  const npmCalls = path.join(directory, 'npm-calls');
  writeGitHub(file, {
    refs: { 'refs/tags/v1.2.3': commit },
    releases: [],
    protection: [{ type: 'branch_policy' }, { type: 'required_reviewers', reviewers: ['octo'] }],
    immutableReleases: true,
    changes: [],
  });
  const realPath = [path.join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter);

  return {
    repository: origin,
    commit,
    olderCommit,
    github: () => readGitHub(file),
    set: (changes) => writeGitHub(file, { ...readGitHub(file), ...changes }),
    npmCalls: async () => (await readFile(npmCalls, 'utf8')).trim().split('\n'),
    run: ({ npmFails = '', buildAdds = '', key = MAJOR_TAG_KEY } = {}) =>
      runAct({
        repository: origin,
        workflow: path.basename(WORKFLOW),
        event: 'push',
        payload: { ref: 'refs/tags/v1.2.3', after: commit, deleted: false },
        secrets: { GITHUB_TOKEN: 'token-of-the-workflow', ...(key === '' ? {} : { MAJOR_TAG_KEY: key }) },
        vars: {},
        env: {
          PATH: [programs, realPath].join(path.delimiter),
          REAL_PATH: realPath,
          ORIGIN: origin,
          REMOTE: remote,
          FAKE_GITHUB: file,
          TSX,
          ATTEST: path.join(programs, 'attest.ts'),
          NPM_CALLS: npmCalls,
          NPM_FAILS: npmFails,
          BUILD_ADDS: buildAdds,
        },
        localRepositories: ACTIONS.map(
          ([, uses = '', name = '']) => `${uses}=${path.join(HELPERS, 'actions', name)}`,
        ),
        temp: directory,
      }),
  };
}

/** Makes the programs that replace those of the runner. */
async function makePrograms(directory: string): Promise<string> {
  await mkdir(directory);
  await copyFile(path.join(HELPERS, 'npm.sh'), path.join(directory, 'npm'));
  await symlink(GOJQ, path.join(directory, 'jq'));
  // Node.js runs TypeScript without the help of a loader, which would take most of the time, only as a module.
  await writeFile(path.join(directory, 'package.json'), '{ "type": "module" }');
  for (const name of ['attest.ts', 'gh.ts', 'github.ts', 'ssh.ts']) {
    await copyFile(path.join(HELPERS, name), path.join(directory, name));
  }
  for (const name of ['gh', 'ssh']) {
    const program = path.join(directory, name);
    await writeFile(program, `#!/bin/sh\nexec node '${program}.ts' "$@"\n`);
    await chmod(program, 0o755);
  }
  return directory;
}

async function makeRepository(
  directory: string,
  tagged: Tagged,
): Promise<Pick<LocalRelease, 'commit' | 'olderCommit'>> {
  for (const file of FILES) {
    await cp(path.join(ROOT, file), path.join(directory, file), { recursive: true });
  }
  const edit = async (file: string, change: (content: string) => string) => {
    const target = path.join(directory, file);
    await writeFile(target, change(await readFile(target, 'utf8')));
  };
  const ours = /("name": "hoody-snapshot",\s+"version": )"[^"]+"/g;
  for (const file of ['package.json', 'package-lock.json']) {
    await edit(file, (text) => text.replace(ours, '$1"1.2.3"'));
  }
  await edit('CHANGELOG.md', (text) => text.replace('## [Unreleased]', '## [1.2.3] - 2026-02-01'));
  for (const file of ['.github/CODEOWNERS', '.github/ISSUE_TEMPLATE/config.yml']) {
    await edit(file, (text) => text.replaceAll('OWNER', 'octo'));
  }
  // Without the settings of the developer, or of a hook that runs the tests.
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]) => execute('git', ['-C', directory, ...args], { env });
  const commit = (...args: string[]) =>
    git('-c', 'user.name=Octo', '-c', 'user.email=octo@example.com', 'commit', '--quiet', ...args);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('remote', 'add', 'origin', 'https://github.com/octo/hoody-snapshot.git');
  await commit('--allow-empty', '-m', 'An older release');
  const olderCommit = (await git('rev-parse', 'HEAD')).stdout.trim();
  await git('add', '.');
  await commit('-m', 'Release 1.2.3');
  if (tagged === 'beside main') {
    await git('switch', '--quiet', '--create', 'other');
    await commit('--allow-empty', '-m', 'Another change');
  }
  await git('tag', 'v1.2.3');
  return { commit: (await git('rev-parse', 'HEAD')).stdout.trim(), olderCommit };
}
