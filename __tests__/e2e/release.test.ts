import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type LocalRelease, useRelease } from '../helpers/act-release.ts';
import type { GitHub, Release } from '../helpers/release/github.ts';

const makeRelease = useRelease();

const ARCHIVE = 'hoody-snapshot-v1.2.3.tar.gz';
const SBOM = 'hoody-snapshot-v1.2.3.cdx.json';

/** A test with several runs. */
const SEVERAL_RUNS_MS = 400_000;

const VERIFY = [
  'ci',
  'run release:check -- v1.2.3',
  'run check',
  'run lint:workflows',
  'run lint:prose',
  'run build',
  'test',
  'run demo',
];

function other(tag_name: string, release: Partial<Release> = {}): Release {
  return { tag_name, draft: false, latest: false, immutable: true, notes: '', assets: {}, ...release };
}

function published({ github }: LocalRelease): Release | undefined {
  return github().releases.find(({ tag_name, draft }) => tag_name === 'v1.2.3' && !draft);
}

function contentOf(release: Release | undefined, name: string): Buffer {
  return Buffer.from(release?.assets[name] ?? '', 'base64');
}

const digestOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

test('A release gets attested files as a draft, and the tag of the major version moves after it is published', async () => {
  const local = await makeRelease();
  const { refs } = local.github();
  local.set({
    refs: { ...refs, 'refs/tags/v1': local.olderCommit },
    releases: [other('v1.2.2', { latest: true }), other('v1.10.0', { draft: true }), other('v1.9.0-rc.1')],
  });

  const { exitCode } = await local.run();

  expect(exitCode).toBe(0);
  const release = published(local);
  expect(release).toMatchObject({ latest: true, immutable: true });
  const archive = digestOf(contentOf(release, ARCHIVE));
  expect(local.github().changes).toEqual([
    `attest provenance of ${archive} ${digestOf(contentOf(release, SBOM))}`,
    `attest CycloneDX of ${archive}`,
    'release create v1.2.3 as a draft',
    `release upload ${ARCHIVE}`,
    `release upload ${SBOM}`,
    'release edit v1.2.3',
    'push with the key',
  ]);
  expect(local.github().refs).toEqual({ 'refs/tags/v1.2.3': local.commit, 'refs/tags/v1': local.commit });
  expect(await local.npmCalls()).toEqual(expect.arrayContaining(VERIFY));
  expectNotes(local, release?.notes ?? '');
  expectArchive(local, contentOf(release, ARCHIVE));
  expectPackages(local, contentOf(release, SBOM));
});

function expectNotes({ repository }: LocalRelease, notes: string): void {
  const changelog = readFileSync(path.join(repository, 'CHANGELOG.md'), 'utf8');
  const [, rest = ''] = changelog.split('## [1.2.3] - 2026-02-01\n');
  const [section = ''] = rest.split(/^## /m);
  expect(notes.trim()).not.toBe('');
  expect(section.trim()).toBe(notes.trim());
}

/** The archive has the commit's files that a runner downloads, and names the commit. */
function expectArchive({ repository, commit }: LocalRelease, archive: Buffer): void {
  const input = gunzipSync(archive);
  const header = execFileSync('git', ['get-tar-commit-id'], { input: input.subarray(0, 1024) });
  expect(header.toString().trim()).toBe(commit);
  const extracted = path.join(repository, '../extracted');
  mkdirSync(extracted);
  execFileSync('tar', ['-x', '-C', extracted], { input });
  expect(readdirSync(extracted)).toEqual(['hoody-snapshot-v1.2.3']);
  const files = path.join(extracted, 'hoody-snapshot-v1.2.3');
  expect(readdirSync(files)).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist']);
  for (const name of readdirSync(files)) {
    execFileSync('diff', ['-r', path.join(files, name), path.join(repository, name)]);
  }
}

/** The list has exactly the packages in dist/, in the versions of the lock file. */
function expectPackages({ repository }: LocalRelease, sbom: Buffer): void {
  const { components, dependencies, metadata } = JSON.parse(sbom.toString()) as {
    components: { name: string; version: string; 'bom-ref': string }[];
    dependencies: { ref: string; dependsOn: string[] }[];
    metadata: { component: { 'bom-ref': string } };
  };
  const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string }>;
  };
  const lines = `${read('dist/licenses.txt')}\n${read('dist/post/licenses.txt')}`.split('\n');
  const bundled = Object.entries(packages)
    .map(([directory, { version }]) => ({ name: directory.replace('node_modules/', ''), version }))
    .filter(({ name }) => name !== '' && lines.includes(name));
  expect(bundled).toContainEqual(expect.objectContaining({ name: '@actions/core' }));
  expect(components.map(({ name, version }) => ({ name, version }))).toEqual(bundled);
  expect(metadata.component['bom-ref']).toBe('hoody-snapshot@1.2.3');
  const references = [metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])];
  expect(dependencies.map(({ ref }) => ref).toSorted()).toEqual(references.toSorted());
  expect(references).toEqual(expect.arrayContaining(dependencies.flatMap(({ dependsOn }) => dependsOn)));
}

describe('Releases of other versions', () => {
  /** More than fit in one page of a response. */
  const many = Array.from({ length: 40 }, (_, index) => other(`v0.${index}.0`));

  test('A fix of an older minor version moves no tag', async () => {
    const local = await makeRelease();
    const refs = { ...local.github().refs, 'refs/tags/v1': local.olderCommit };
    local.set({ refs, releases: [...many, other('v1.10.0', { latest: true })] });

    expect((await local.run()).exitCode).toBe(0);

    expect(published(local)).toMatchObject({ latest: false });
    expect(local.github().refs).toEqual(refs);
  });

  test('A fix of an older major version moves the tag of that version only, which can be new', async () => {
    const local = await makeRelease();
    local.set({ releases: [...many, other('v2.0.0', { latest: true })] });

    expect((await local.run()).exitCode).toBe(0);

    expect(published(local)).toMatchObject({ latest: false });
    expect(local.github().refs).toEqual({ 'refs/tags/v1.2.3': local.commit, 'refs/tags/v1': local.commit });
  });
});

describe('A failure', () => {
  test.each(VERIFY)('If `npm %s` fails, nothing is published', async (command) => {
    const local = await makeRelease();
    expect((await local.run({ npmFails: command })).exitCode).toBe(1);
    expect((await local.npmCalls()).at(-1)).toBe(command);
    expect(local.github().changes).toEqual([]);
  });

  test('If a build adds a file to dist, nothing is published', async () => {
    const local = await makeRelease();
    expect((await local.run({ buildAdds: 'dist/1.index.js' })).exitCode).toBe(1);
    expect((await local.npmCalls()).at(-1)).toBe('run build');
    expect(local.github().changes).toEqual([]);
  });

  test('If the commit is not on main, nothing is published', async () => {
    const local = await makeRelease('beside main');
    expect((await local.run()).exitCode).toBe(1);
    expect(local.github().changes).toEqual([]);
  });

  test('If the tag moved, nothing is published', async () => {
    const local = await makeRelease();
    local.set({ refs: { 'refs/tags/v1.2.3': 'another commit' } });
    expect((await local.run()).exitCode).toBe(1);
    expect(await local.npmCalls()).toContain('run demo');
    expect(local.github().changes).toEqual([]);
  });

  test('If the tag has two drafts, nothing is published', async () => {
    const local = await makeRelease();
    local.set({ releases: [other('v1.2.3', { draft: true }), other('v1.2.3', { draft: true })] });
    const { exitCode, log } = await local.run();
    expect(exitCode).toBe(1);
    expect(log).toContain('v1.2.3 has several releases.');
    expect(local.github().changes).toEqual([]);
  });

  test.each<[string, GitHub['protection']]>([
    ['does not exist', undefined],
    ['has no reviewers', [{ type: 'branch_policy' }]],
    ['requires the review of nobody', [{ type: 'required_reviewers', reviewers: [] }]],
  ])('If the environment %s, nothing is published', async (_what, protection) => {
    const local = await makeRelease();
    local.set({ protection });
    const { exitCode, log } = await local.run();
    expect(exitCode).toBe(1);
    if (protection) expect(log).toContain('The environment "release" has no required reviewers.');
    expect(local.github().changes).toEqual([]);
  });

  test('If the environment has no key, nothing is published', async () => {
    const local = await makeRelease();
    const { exitCode, log } = await local.run({ key: '' });
    expect(exitCode).toBe(1);
    expect(log).toContain('The environment "release" has no secret MAJOR_TAG_KEY');
    expect(local.github().changes).toEqual([]);
  });

  test('If the release is not immutable, the tag of the major version stays, until the release is made again', async () => {
    const local = await makeRelease();
    local.set({ immutableReleases: false });
    const { exitCode, log } = await local.run();
    expect(exitCode).toBe(1);
    expect(log).toContain('The release v1.2.3 is not immutable.');
    expect(local.github().changes.at(-1)).toBe('release edit v1.2.3');

    // What the error advises.
    local.set({ immutableReleases: true, releases: [] });
    expect((await local.run()).exitCode).toBe(0);
    expect(local.github().refs).toMatchObject({ 'refs/tags/v1': local.commit });
  });

  test('If the key is not the one of the rules, the tag of the major version stays', async () => {
    const local = await makeRelease();
    const { exitCode, log } = await local.run({ key: 'another-key' });
    expect(exitCode).toBe(1);
    expect(log).toContain('Permission denied (publickey)');
    expect(local.github().refs).toEqual({ 'refs/tags/v1.2.3': local.commit });
  });

  test('If the published release has another archive, the tag of the major version stays', async () => {
    const local = await makeRelease();
    local.set({
      releases: [other('v1.2.3', { assets: { [ARCHIVE]: Buffer.from('x').toString('base64') } })],
    });
    expect((await local.run()).exitCode).toBe(1);
    expect(local.github().changes).toEqual([]);
  });
});

/** Each can fail before or after it takes effect. */
const STEPS = [
  'attest CycloneDX',
  'release create',
  `release upload ${ARCHIVE}`,
  `release upload ${SBOM}`,
  'release edit',
  'push with the key',
];

test.each([
  ['before it takes effect', 'nothing'],
  ['after it took effect', 'everything'],
] as const)(
  'After a failure of each step %s, the next run continues, and a last run changes nothing',
  async (_when, happens) => {
    const local = await makeRelease();
    const { refs } = local.github();
    local.set({ refs: { ...refs, 'refs/tags/v1': local.olderCommit } });

    for (const step of STEPS) {
      local.set({ fault: { change: step, happens } });
      expect((await local.run()).exitCode).toBe(1);
      expect(local.github().fault).toBeUndefined();
    }
    expect((await local.run()).exitCode).toBe(0);

    const { releases, refs: moved } = local.github();
    expect(releases).toMatchObject([{ tag_name: 'v1.2.3', draft: false, latest: true }]);
    expect(Object.keys(releases[0]?.assets ?? {})).toEqual([ARCHIVE, SBOM]);
    expect(moved).toEqual({ 'refs/tags/v1.2.3': local.commit, 'refs/tags/v1': local.commit });
    local.set({ changes: [] });
    expect((await local.run()).exitCode).toBe(0);
    expect(local.github()).toMatchObject({ releases, refs: moved, changes: ['push with the key'] });
  },
  SEVERAL_RUNS_MS,
);
