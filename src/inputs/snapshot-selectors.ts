import type { InputReader } from './reader.ts';
import { parseSnapshotMap } from './values.ts';

/** Reads `snapshot` as a name, an alias or `latest` for each container: the same for all, or one each from a map. */
export function readSnapshotSelectors(
  reader: InputReader,
  containerIds: readonly string[],
): Map<string, string> {
  const value = reader.text('snapshot');
  if (value.startsWith('{')) return readSnapshotMap(reader, value, containerIds);
  if (value === '') {
    reader.report(
      'snapshot',
      'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?',
    );
  }
  // A delete accepts a list, which line breaks may separate.
  reader.rejectControlCharacters(
    'snapshot',
    reader.text('operation') === 'delete' ? value.replaceAll('\n', '') : value,
  );
  return new Map(containerIds.map((containerId) => [containerId, value]));
}

function readSnapshotMap(
  reader: InputReader,
  value: string,
  containerIds: readonly string[],
): Map<string, string> {
  const map = parseSnapshotMap(value);
  if (!map) {
    reader.report(
      'snapshot',
      `is ${reader.quote(value)}, which is no JSON object from container ids to snapshot names`,
    );
  }
  const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
  if (lacking.length > 0)
    reader.report('snapshot', `is a map that has no snapshot for ${lacking.join(', ')}`);
  return new Map(containerIds.map((containerId) => [containerId, map?.get(containerId) ?? '']));
}
