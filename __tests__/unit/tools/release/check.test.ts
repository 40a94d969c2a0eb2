import { checkRelease, type Facts } from '../../../../tools/release/check.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-02-01

### Fixed

- A thing.

## [1.2.2] - 2026-01-31

[1.2.3]: https://example.com/compare/v1.2.2...v1.2.3
`;

const facts: Facts = {
  tag: 'v1.2.3',
  version: '1.2.3',
  changelog: CHANGELOG,
  owned: { '.github/CODEOWNERS': '# Replace OWNER.\n* @octo/maintainers\n' },
};

test('A tag with the version of the package, notes, and an owner can be released', () => {
  expect(() => checkRelease(facts)).not.toThrow();
});

test.each(['v1.2', 'v1', '1.2.3', 'v1.2.3-rc.1', 'latest', ''])('The tag %j is not a release tag', (tag) => {
  expect(() => checkRelease({ ...facts, tag })).toThrow('is not a release tag');
});

test('A tag that differs from the version of the package is refused', () => {
  expect(() => checkRelease({ ...facts, tag: 'v1.2.2' })).toThrow('package.json has version 1.2.3');
});

test.each(['1.2.2', '1.2.4'])('The version %s, without text in the changelog, is refused', (version) => {
  expect(() => checkRelease({ ...facts, tag: `v${version}`, version })).toThrow(
    `CHANGELOG.md has no section for ${version}`,
  );
});

test('A repository that still names the owner by a placeholder is refused', () => {
  const owned = { '.github/CODEOWNERS': '* @OWNER/maintainers\n' };
  expect(() => checkRelease({ ...facts, owned })).toThrow('.github/CODEOWNERS has the placeholder OWNER');
});
