import { CONTAINER_ID } from '../hoody/schema.ts';
import type { SelectorList } from '../operations/request.ts';
import { parseSelector } from '../snapshots/selector.ts';
import { splitList } from '../text/split-list.ts';
import type { InputReader } from './reader.ts';
import { parseSnapshotMap } from './values.ts';

/** Far above the longest name or alias of the API. */
const MAX_SELECTOR_LENGTH = 1_000;

/** Reads `snapshot` as one selector for each container: the same for all, or one each from a map. */
export function readSelectors(reader: InputReader, containerIds: readonly string[]): Map<string, string> {
  const text = reader.text('snapshot');
  if (text.startsWith('{')) return readSnapshotMap(reader, text, containerIds);
  rejectMissing(reader, text);
  checkSelector(reader, text);
  return new Map(containerIds.map((containerId) => [containerId, text]));
}

/** Reads `snapshot` as a list of selectors for each container: the same for all, or one each from a map. */
export function readSelectorLists(
  reader: InputReader,
  containerIds: readonly string[],
): Map<string, SelectorList> {
  const text = reader.text('snapshot');
  if (text.startsWith('{')) {
    const map = readSnapshotMap(reader, text, containerIds);
    return new Map(
      [...map].map(([id, selector]) => [id, { selectors: [selector], separator: 'line break' }]),
    );
  }
  const list = parseSelectorList(text);
  rejectMissing(reader, text);
  if (text !== '' && list.selectors.length === 0)
    reader.report('snapshot', 'holds separators and no snapshot');
  for (const selector of list.selectors) checkSelector(reader, selector);
  return new Map(containerIds.map((containerId) => [containerId, list]));
}

/** Line breaks separate the items. Commas do only in a text without line breaks, since an alias can contain them. */
function parseSelectorList(text: string): SelectorList {
  if (!/[\r\n]/.test(text) && text.includes(','))
    return { selectors: splitList(text, /,/), separator: 'comma' };
  return { selectors: splitList(text, /[\r\n]/), separator: 'line break' };
}

function readSnapshotMap(
  reader: InputReader,
  text: string,
  containerIds: readonly string[],
): Map<string, string> {
  const map = parseSnapshotMap(text);
  if (!map) {
    reader.report(
      'snapshot',
      `is ${reader.quote(text)}, which is no JSON object from container ids to snapshot names`,
    );
  }
  // An id that is invalid is reported with its input.
  const ids = containerIds.filter((containerId) => CONTAINER_ID.test(containerId));
  const lacking = map ? ids.filter((containerId) => !map.has(containerId)) : [];
  if (lacking.length > 0)
    reader.report('snapshot', `is a map that has no snapshot for ${lacking.join(', ')}`);
  const selectors = ids.flatMap((containerId) => {
    const name = map?.get(containerId);
    // A map holds names; one that is gone must not select another snapshot by its alias.
    return name === undefined ? [] : [[containerId, `name:${name}`] as const];
  });
  for (const [, selector] of selectors) checkSelector(reader, selector);
  return new Map(selectors);
}

function rejectMissing(reader: InputReader, text: string): void {
  if (text !== '') return;
  reader.report(
    'snapshot',
    'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?',
  );
}

function checkSelector(reader: InputReader, selector: string): void {
  if (reader.rejectLong('snapshot', selector, MAX_SELECTOR_LENGTH)) return;
  reader.rejectControlCharacters('snapshot', selector);
  const { by, text } = parseSelector(selector);
  if (by !== 'any' && text === '') {
    reader.report(
      'snapshot',
      `is ${reader.quote(selector)}, a prefix without a name or an alias. If it comes from an output, is that output set?`,
    );
  }
}
