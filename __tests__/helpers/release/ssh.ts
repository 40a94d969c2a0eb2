/** SSH to GitHub, which receives a push of who has the key of the environment. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CommandError, change, HOST_KEY, MAJOR_TAG_KEY, runOnGitHub } from './github.ts';

const { REMOTE = '', GITHUB_REPOSITORY = '' } = process.env;

const git = (...args: string[]) => execFileSync('git', ['-C', REMOTE, ...args], { encoding: 'utf8' });

runOnGitHub((github) => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      identity: { type: 'string', short: 'i', default: '' },
      option: { type: 'string', short: 'o', multiple: true, default: [] },
    },
  });
  const options = Object.fromEntries(values.option.map((option) => option.split('=')));
  const hosts = options['UserKnownHostsFile']?.replaceAll("'", '') ?? '';
  if (
    options['StrictHostKeyChecking'] !== 'yes' ||
    readFileSync(hosts, 'utf8') !== `github.com ${HOST_KEY}\n`
  )
    throw new CommandError('Host key verification failed.');
  if ((statSync(values.identity).mode & 0o077) !== 0) throw new CommandError('UNPROTECTED PRIVATE KEY FILE!');
  const key = readFileSync(values.identity, 'utf8');
  if (options['IdentitiesOnly'] !== 'yes' || key !== `${MAJOR_TAG_KEY}\n`)
    throw new CommandError('git@github.com: Permission denied (publickey).');
  if (positionals.join(' ') !== `git@github.com git-receive-pack '${GITHUB_REPOSITORY}.git'`)
    throw new CommandError(`Invalid command: ${positionals.join(' ')}`);

  change(github, 'push with the key', () => {
    for (const [ref, commit] of Object.entries(github.refs)) git('update-ref', ref, commit);
    const { status } = spawnSync('git', ['receive-pack', REMOTE], { stdio: 'inherit' });
    if (status !== 0) throw new CommandError('the push failed');
    const refs = git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/tags').trim().split('\n');
    github.refs = Object.fromEntries(refs.map((line) => line.split(' ')));
  });
});
