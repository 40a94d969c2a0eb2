import { nameByLabel } from '../base/labels.ts';
import type { SelectorList } from '../operations/request.ts';
import { parseSelector } from '../snapshots/selector.ts';
import { join, splitList } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Containers } from './containers.ts';
import type { InputReader } from './reader.ts';
import { parseSnapshotMap } from './values.ts';

/** Far above the longest name or alias of the API. */
const MAX_SELECTOR_LENGTH = 1_000;

/** Reads `snapshot` as one selector for each container: the same for all, or one each from a map. */
export function readSelectors(reader: InputReader, containers: Containers): Map<Redacted, Redacted> {
  const text = reader.text('snapshot');
  if (text.startsWith('{')) return readSnapshotMap(reader, text, containers);
  rejectMissing(reader, text);
  checkSelector(reader, text);
  return new Map(containers.containerIds.map((containerId) => [containerId, text]));
}

/** Reads `snapshot` as a list of selectors for each container: the same for all, or one each from a map. */
export function readSelectorLists(reader: InputReader, containers: Containers): Map<Redacted, SelectorList> {
  const text = reader.text('snapshot');
  if (text.startsWith('{')) {
    const map = readSnapshotMap(reader, text, containers);
    return new Map(
      [...map].map(([id, selector]) => [id, { selectors: [selector], separator: 'line break' }]),
    );
  }
  const list = parseSelectorList(text);
  rejectMissing(reader, text);
  if (text !== '' && list.selectors.length === 0) reader.reject('snapshot', line('contains only separators'));
  for (const selector of list.selectors) checkSelector(reader, selector);
  return new Map(containers.containerIds.map((containerId) => [containerId, list]));
}

/** Line breaks separate the items. Commas do only in a text without line breaks, since an alias can contain them. */
function parseSelectorList(text: Redacted): SelectorList {
  if (!/[\r\n]/.test(text) && text.includes(','))
    return { selectors: splitList(text, /,/), separator: 'comma' };
  return { selectors: splitList(text, /[\r\n]/), separator: 'line break' };
}

function readSnapshotMap(
  reader: InputReader,
  text: Redacted,
  { containerIds, labels }: Containers,
): Map<Redacted, Redacted> {
  const map = parseSnapshotMap(text);
  if (!map) {
    reader.reject(
      'snapshot',
      line`is ${reader.quote(text)}, which is not a JSON object that maps container ids to snapshot names`,
    );
  }
  const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
  if (lacking.length > 0) {
    const names = lacking.map(nameByLabel(labels));
    reader.reject('snapshot', line`is a map without a snapshot for ${join(names)}`);
  }
  const selectors = containerIds.flatMap((containerId) => {
    const name = map?.get(containerId);
    // A map contains names; one that no longer exists must not select another snapshot by its alias.
    return name === undefined ? [] : [[containerId, own(`name:${name}`)] as const];
  });
  for (const [, selector] of selectors) checkSelector(reader, selector);
  return new Map(selectors);
}

function rejectMissing(reader: InputReader, text: Redacted): void {
  if (text !== '') return;
  reader.reject(
    'snapshot',
    line(
      'is missing. Set a name, an alias, or `latest`. If the value comes from an output, check that it is set',
    ),
  );
}

function checkSelector(reader: InputReader, selector: Redacted): void {
  if (reader.rejectLong('snapshot', selector, MAX_SELECTOR_LENGTH)) return;
  reader.rejectControlCharacters('snapshot', selector);
  const { by, text } = parseSelector(selector);
  if (by !== 'any' && text === '') {
    reader.reject(
      'snapshot',
      line`is ${reader.quote(selector)}, a prefix without a name or an alias. If the value comes from an output, check that it is set`,
    );
  }
}
