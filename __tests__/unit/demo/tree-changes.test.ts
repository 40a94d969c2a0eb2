import { changesBetween, describeChange, isOnlyBookkeeping } from '../../../demo/tree-changes.ts';
import type { TreeEntry } from '../../../tools/harness/tree-checksum.ts';

const FILE: TreeEntry = { path: 'a', kind: 'file', mode: '0644', modified: '1', content: 'x' };
const LINK: TreeEntry = { path: 'l', kind: 'link', mode: '0777', modified: '1', content: 'a' };
const DIRECTORY: TreeEntry = { path: '.', kind: 'directory', mode: '0755', modified: '1', content: '' };

const describeChanges = (before: TreeEntry[], after: TreeEntry[]) =>
  changesBetween(before, after).map(describeChange);

test('Two equal trees have no changes', () => {
  expect(changesBetween([DIRECTORY, FILE, LINK], [DIRECTORY, FILE, LINK])).toEqual([]);
});

test.each([
  ['an added file', [], [FILE], 'added   a'],
  ['a deleted file', [FILE], [], 'deleted a'],
  ['a deleted directory', [{ ...DIRECTORY, path: 'd' }], [], 'deleted d/'],
  ['other content', [FILE], [{ ...FILE, content: 'y', modified: '2' }], 'changed a (content)'],
  ['another mode', [FILE], [{ ...FILE, mode: '0755' }], 'changed a (mode 0644, now 0755)'],
  ['only another time', [FILE], [{ ...FILE, modified: '2' }], 'changed a (time)'],
  ['another target', [LINK], [{ ...LINK, content: 'b' }], 'changed l (link to a, now b)'],
  [
    'another kind',
    [LINK],
    [{ ...LINK, kind: 'file' as const, content: 'x' }],
    'changed l (link, now file; content)',
  ],
])('The changes show %s', (_what, before, after, expected) => {
  expect(describeChanges(before, after)).toEqual([expected]);
});

test('The changes are in the order of the paths', () => {
  const before = [{ ...FILE, path: 'b' }];
  const after = [
    { ...FILE, path: 'c' },
    { ...FILE, path: 'a' },
  ];
  expect(describeChanges(before, after)).toEqual(['added   a', 'deleted b', 'added   c']);
});

test('Only the time of a directory that still exists is bookkeeping', () => {
  const changes = changesBetween(
    [DIRECTORY, FILE, { ...DIRECTORY, path: 'd' }, { ...DIRECTORY, path: 'e' }],
    [
      { ...DIRECTORY, modified: '2' },
      { ...FILE, modified: '2' },
      { ...DIRECTORY, path: 'd', mode: '0700', modified: '2' },
    ],
  );
  expect(changes.filter(isOnlyBookkeeping).map(({ path }) => path)).toEqual(['.']);
  expect(changes).toHaveLength(4);
});
