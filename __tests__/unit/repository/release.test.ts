import { checkRelease } from '../../../scripts/release.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-02-01

### Fixed

- A thing.

## [1.2.2] - 2026-01-31

- An older thing.

[1.2.3]: https://example.com/compare/v1.2.2...v1.2.3
`;

const facts = { tag: 'v1.2.3', version: '1.2.3', changelog: CHANGELOG, tags: ['v1', 'v1.2.2', 'v1.2.3'] };

test('The notes of a release are its section of the changelog', () => {
  expect(checkRelease(facts).notes).toBe('### Fixed\n\n- A thing.');
});

test('The links at the end of the changelog are not part of the notes', () => {
  const release = checkRelease({ ...facts, tag: 'v1.2.2', version: '1.2.2' });
  expect(release.notes).toBe('- An older thing.');
});

test.each(['v1.2', 'v1', '1.2.3', 'v1.2.3-rc.1', 'latest', ''])('The tag %j is not a release tag', (tag) => {
  expect(() => checkRelease({ ...facts, tag })).toThrow('is not a release tag');
});

test('A tag that differs from the version of the package is refused', () => {
  expect(() => checkRelease({ ...facts, tag: 'v1.2.2' })).toThrow('package.json has version 1.2.3');
});

test.each([
  ['has no section', CHANGELOG.replace('[1.2.3] -', '[1.2.4] -')],
  ['has an empty section', CHANGELOG.replace('### Fixed\n\n- A thing.\n', '')],
])('A version for which the changelog %s is refused', (_what, changelog) => {
  expect(() => checkRelease({ ...facts, changelog })).toThrow('CHANGELOG.md has no section for 1.2.3');
});

test.each([
  ['the newest of all', [], true, true],
  ['a first release', ['v1', 'v2'], true, true],
  ['older than one of its minor versions', ['v1.10.0'], false, false],
  ['the newest of its major version', ['v1.2.2', 'v2.0.0'], true, false],
  ['newer than a tag that is no release', ['v1.9.9-rc.1', 'nightly'], true, true],
])(
  'The tag of the major version moves only to its newest release: %s',
  (_what, tags, movesMajor, isLatest) => {
    const release = checkRelease({ ...facts, tags: [...tags, 'v1.2.3'] });
    expect(release).toMatchObject({ major: 'v1', movesMajor, isLatest });
  },
);
