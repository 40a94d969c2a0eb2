/** The facts about a release, before it is published. */
export interface Facts {
  /** Such as `v1.2.3`. */
  tag: string;
  /** The version in package.json. */
  version: string;
  changelog: string;
  /** The contents of the files that must name the owner of the repository, by path. */
  owned: Readonly<Record<string, string>>;
}

/**
 * Checks that a tag can be released.
 *
 * @throws Error that explains the problem
 */
export function checkRelease({ tag, version, changelog, owned }: Facts): void {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) throw new Error(`${tag} is not a release tag, such as v1.2.3`);
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, but package.json has version ${version}`);
  if (!hasNotes(changelog, version)) throw new Error(`CHANGELOG.md has no section for ${version}`);
  for (const [file, content] of Object.entries(owned)) {
    const instructions = /^#.*$/gm;
    if (/\bOWNER\b/.test(content.replace(instructions, '')))
      throw new Error(`${file} has the placeholder OWNER in place of the owner of the repository`);
  }
}

/** Whether there is text below the heading of a version, such as `## [1.2.3] - 2026-01-31`. */
function hasNotes(changelog: string, version: string): boolean {
  const sections = changelog.split(/^## /m);
  const [, ...lines] = sections.find((text) => text.startsWith(`[${version}]`))?.split('\n') ?? [];
  // The links of the headings are at the end of the file.
  return lines.some((line) => line.trim() !== '' && !/^\[[^\]]+\]: /.test(line));
}
