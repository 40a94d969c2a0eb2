import { CONTAINER_ID } from '../hoody/schema.ts';
import { splitList } from '../text/split-list.ts';
import type { InputReader } from './reader.ts';

/** The containers of a step. */
export interface Containers {
  /** In the order of the input, without duplicates. */
  containerIds: string[];
  /** What messages call a container in place of its id, by id. Not every container has a label. */
  labels: ReadonlyMap<string, string>;
}

/** An item of the input: `label=id`, or only the id. */
interface Entry {
  id: string;
  label?: string;
}

const LABEL = /^[A-Za-z0-9._-]{1,40}$/;

/** Reads the containers, by default from the environment; the reader collects the problems. */
export function readContainers(reader: InputReader): Containers {
  const text = reader.text('container-id') || (reader.source.env('HOODY_CONTAINER_ID') ?? '');
  // After a split at a comma or an equals sign, a token could no longer be found.
  const items = splitList(reader.redact(text), /[,\r\n]/);
  if (items.length === 0)
    reader.report('container-id', 'is missing. Set the input or the environment variable HOODY_CONTAINER_ID');
  const entries = items.map(parseEntry).filter((entry) => checkEntry(reader, entry));
  return {
    containerIds: [...new Set(entries.map(({ id }) => id))],
    labels: collectLabels(reader, entries),
  };
}

function parseEntry(item: string): Entry {
  const at = item.indexOf('=');
  return at === -1 ? { id: item } : { label: item.slice(0, at).trim(), id: item.slice(at + 1).trim() };
}

/** @returns whether the entry is valid on its own */
function checkEntry(reader: InputReader, { id, label }: Entry): boolean {
  if (label !== undefined && !LABEL.test(label)) {
    reader.report(
      'container-id',
      `contains ${reader.quote(`${label}=${id}`)}, whose label is invalid: use 1 to 40 of the characters a-z, A-Z, 0-9, ., _, and -`,
    );
    return false;
  }
  if (label !== undefined && id === '') {
    reader.report(
      'container-id',
      `has no id for the label ${reader.quote(label)}. If the id comes from a variable, check that it is set`,
    );
    return false;
  }
  if (CONTAINER_ID.test(id)) return true;
  reader.report(
    'container-id',
    `contains ${reader.quote(id)}, which is not a container id (24 characters from 0-9 and a-f)`,
  );
  return false;
}

function collectLabels(reader: InputReader, entries: readonly Entry[]): Map<string, string> {
  const labels = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const { id, label } of entries) {
    if (label === undefined) continue;
    const otherLabel = labels.get(id) ?? label;
    const otherId = ids.get(label) ?? id;
    if (otherLabel !== label) {
      reader.report(
        'container-id',
        `has two labels for ${id}: ${reader.quote(otherLabel)} and ${reader.quote(label)}`,
      );
    }
    if (otherId !== id) {
      reader.report(
        'container-id',
        `has the label ${reader.quote(label)} for two containers: ${otherId} and ${id}`,
      );
    }
    labels.set(id, label);
    ids.set(label, id);
  }
  return labels;
}
