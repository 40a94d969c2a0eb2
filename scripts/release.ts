/** The facts about a release, before it is published. */
export interface Facts {
  /** Such as `v1.2.3`. */
  tag: string;
  /** The version in package.json. */
  version: string;
  changelog: string;
  /** Every tag of the repository. */
  tags: readonly string[];
}

/** The properties of a release. */
export interface Release {
  /** The tag of the major version, such as `v1`. */
  major: string;
  /** Whether it is the newest of its major version, so that the tag of the major version moves to it. */
  movesMajor: boolean;
  /** Whether it is the newest of all. */
  isLatest: boolean;
  /** Its section of the changelog. */
  notes: string;
}

/**
 * Checks that a tag can be released.
 *
 * @throws Error that explains the problem
 */
export function checkRelease({ tag, version, changelog, tags }: Facts): Release {
  const number = parseTag(tag);
  if (!number) throw new Error(`${tag} is not a release tag, such as v1.2.3`);
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, but package.json has version ${version}`);
  const notes = notesOf(changelog, version);
  if (notes === '') throw new Error(`CHANGELOG.md has no section for ${version}`);
  const others = tags.map(parseTag).filter((other) => other !== undefined);
  return {
    major: `v${number[0]}`,
    movesMajor: others.filter(([major]) => major === number[0]).every((other) => !isNewer(other, number)),
    isLatest: others.every((other) => !isNewer(other, number)),
    notes,
  };
}

/** The text below the heading of a version, such as `## [1.2.3] - 2026-01-31`. */
function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}]`)) ?? '';
  const [, ...lines] = section.split('\n');
  // The links of the headings are at the end of the file.
  return lines
    .filter((line) => !/^\[[^\]]+\]: /.test(line))
    .join('\n')
    .trim();
}

type Version = readonly [major: number, minor: number, patch: number];

function parseTag(tag: string): Version | undefined {
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag) ?? [];
  return patch === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function isNewer(a: Version, b: Version): boolean {
  const [difference = 0] = a.map((part, index) => part - (b[index] ?? 0)).filter((part) => part !== 0);
  return difference > 0;
}
