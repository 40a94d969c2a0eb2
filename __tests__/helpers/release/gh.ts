/** The commands and flags of the GitHub CLI that the release workflow uses. It rejects all others. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, change, type GitHub, HOST_KEY, type Release, runOnGitHub } from './github.ts';

const REPOSITORY = process.env['GITHUB_REPOSITORY'] ?? '';

function run(github: GitHub): void {
  const [command = '', subcommand = '', ...rest] = process.argv.slice(2);
  if (!process.env['GH_TOKEN']) throw new CommandError('set the GH_TOKEN environment variable');
  if (command === 'api') {
    api(github, [subcommand, ...rest]);
    return;
  }
  const found = RELEASE_COMMANDS[`${command} ${subcommand}`];
  if (!found) throw new CommandError(`unknown command "${command} ${subcommand}" for "gh"`);
  found(github, rest);
}

function api(github: GitHub, words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      method: { type: 'string', default: 'GET' },
      paginate: { type: 'boolean', default: false },
      jq: { type: 'string', default: '.' },
    },
  });
  const [route = ''] = positionals;
  const response = respond(github, values.method, route.replace(`repos/${REPOSITORY}/`, ''));
  // Like the GitHub CLI, which follows the pages only if it is asked to.
  const page = Array.isArray(response) && !values.paginate ? response.slice(0, 30) : response;
  process.stdout.write(execFileSync('jq', ['-r', values.jq], { input: JSON.stringify(page) }));
}

function respond({ refs, releases, protection }: GitHub, method: string, route: string): unknown {
  if (method === 'GET' && route === 'releases') {
    return releases.map(({ tag_name, draft }) => ({ tag_name, draft }));
  }
  if (method === 'GET' && route.startsWith('commits/tags/')) {
    const sha = refs[route.replace('commits/', 'refs/')];
    if (sha === undefined) throw new CommandError('No commit found for the tag (HTTP 422)');
    return { sha };
  }
  if (method === 'GET' && route.startsWith('releases/tags/')) {
    const release = releases.find(({ tag_name, draft }) => !draft && route === `releases/tags/${tag_name}`);
    if (release) return { tag_name: release.tag_name, immutable: release.immutable };
  }
  if (method === 'GET' && route === 'environments/release' && protection)
    return { protection_rules: protection };
  if (method === 'GET' && route === 'meta') return { ssh_keys: [HOST_KEY] };
  throw new CommandError(`Not Found: ${method} ${route} (HTTP 404)`);
}

const REPO = { repo: { type: 'string' } } as const;

function create(github: GitHub, words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      ...REPO,
      'verify-tag': { type: 'boolean' },
      draft: { type: 'boolean', default: false },
      title: { type: 'string' },
      'notes-file': { type: 'string', default: '' },
    },
  });
  const [tag_name = ''] = positionals;
  const { draft } = values;
  change(github, `release create ${tag_name}${draft ? ' as a draft' : ''}`, () => {
    if (values['verify-tag'] && github.refs[`refs/tags/${tag_name}`] === undefined)
      throw new CommandError(`tag ${tag_name} doesn't exist in the repo ${values.repo}`);
    if (!draft && github.releases.some((release) => release.tag_name === tag_name && !release.draft))
      throw new CommandError('a release with the same tag name already exists');
    // GitHub accepts several drafts for one tag.
    const notes = readFileSync(values['notes-file'], 'utf8');
    github.releases.push({ tag_name, draft, latest: false, immutable: false, notes, assets: {} });
  });
}

function upload(github: GitHub, words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { ...REPO, clobber: { type: 'boolean', default: false } },
  });
  const [tag = '', ...files] = positionals;
  const { assets, immutable } = find(github, tag);
  for (const file of files) {
    const name = path.basename(file);
    change(github, `release upload ${name}`, () => {
      if (immutable) throw new CommandError('Cannot upload assets to an immutable release (HTTP 422)');
      if (assets[name] !== undefined && !values.clobber)
        throw new CommandError(`asset under the same name already exists: [${name}]`);
      assets[name] = readFileSync(file, 'base64');
    });
  }
}

function edit(github: GitHub, words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { ...REPO, draft: { type: 'string' }, latest: { type: 'string' } },
  });
  const [tag = ''] = positionals;
  const release = find(github, tag);
  change(github, `release edit ${tag}`, () => {
    if (values.draft === 'false') {
      release.draft = false;
      release.immutable = github.immutableReleases;
    }
    if (values.latest !== 'true') return;
    for (const other of github.releases) other.latest = other === release;
  });
}

function download(github: GitHub, words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { ...REPO, pattern: { type: 'string', default: '' }, output: { type: 'string' } },
  });
  const [tag = ''] = positionals;
  const asset = find(github, tag).assets[values.pattern];
  if (asset === undefined) throw new CommandError('no assets match the file pattern');
  if (values.output !== '-') throw new CommandError('this download writes to the standard output only');
  process.stdout.write(Buffer.from(asset, 'base64'));
}

function find({ releases }: GitHub, tag: string): Release {
  const release = releases.find(({ tag_name }) => tag_name === tag);
  if (!release) throw new CommandError('release not found');
  return release;
}

const RELEASE_COMMANDS: Record<string, (github: GitHub, words: readonly string[]) => void> = {
  'release create': create,
  'release upload': upload,
  'release edit': edit,
  'release download': download,
};

runOnGitHub(run);
