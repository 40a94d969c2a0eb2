import type { LocalHoodyOptions } from '../../tools/harness/local-hoody.ts';
import { type LocalContainer, type LocalHoody, useLocalHoody } from './local-hoody.ts';
import { EVERY_KIND } from './tree.ts';

/** How a platform behaves where its documents disagree or say nothing. */
export type Platform = Required<Pick<LocalHoodyOptions, 'names' | 'aliasReuse' | 'nameTaken'>>;

/**
 * Each answer to a name that is taken, and each source of names; the simulation plays every combination. A name from the
 * time is never taken.
 */
const PLATFORMS: readonly Platform[] = [
  { names: 'alias', aliasReuse: 'allow', nameTaken: 409 },
  { names: 'alias', aliasReuse: 'replace', nameTaken: 400 },
  { names: 'alias', aliasReuse: 'allow', nameTaken: 500 },
  { names: 'alias', aliasReuse: 'replace', nameTaken: 'replace' },
  { names: 'time', aliasReuse: 'allow', nameTaken: 409 },
];

/** Starts an emulator for each source of names, for the tests of this file. */
export function useNameSources(): [source: string, hoody: LocalHoody][] {
  return [
    ['from aliases', useLocalHoody({ names: 'alias' }, EVERY_KIND)],
    ['from the time', useLocalHoody({ names: 'time' }, EVERY_KIND)],
  ];
}

/** Starts an emulator for each of the platforms, for the tests of this file. */
export function usePlatforms(
  options: LocalHoodyOptions = {},
): [description: string, hoody: LocalHoody, platform: Platform][] {
  return PLATFORMS.map((platform) => [
    describePlatform(platform),
    useLocalHoody({ ...options, ...platform }),
    platform,
  ]);
}

function describePlatform({ names, aliasReuse, nameTaken }: Platform): string {
  const used = `${aliasReuse === 'replace' ? 'replaces' : 'keeps'} older snapshots of an alias`;
  if (names === 'time') return `has names from the time and ${used}`;
  const taken =
    nameTaken === 'replace' ? 'overwrites names in use' : `refuses names in use with ${nameTaken}`;
  return `has names from aliases, ${used} and ${taken}`;
}

/** Adds a snapshot as if a create step with this alias had made it an hour ago. */
export function seedCreated(container: LocalContainer, { names }: Platform, alias: string) {
  return container.seed({
    ...(names === 'alias' && { name: alias }),
    alias,
    created_at: new Date(Date.now() - 3_600_000).toISOString(),
  });
}
