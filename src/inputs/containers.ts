import type { Labels } from '../base/labels.ts';
import { CONTAINER_ID } from '../hoody/snapshot.ts';
import { splitList } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { InputReader } from './reader.ts';

/** The containers of a step. */
export interface Containers {
  /** In the order of the input, without duplicates. */
  containerIds: Redacted[];
  labels: Labels;
}

/** An item of the input: `label=id`, or only the id. */
interface Entry {
  id: Redacted;
  label?: Redacted;
}

const LABEL = /^[A-Za-z0-9._-]{1,40}$/;

/** Reads the containers, by default from the environment; the reader collects the problems. */
export function readContainers(reader: InputReader): Containers {
  const text = reader.text('container-id') || reader.env('HOODY_CONTAINER_ID');
  const items = splitList(text, /[,\r\n]/);
  if (items.length === 0)
    reader.reject(
      'container-id',
      line('is missing. Set the input or the environment variable HOODY_CONTAINER_ID'),
    );
  const entries = items.map(parseEntry).filter((entry) => checkEntry(reader, entry));
  return {
    containerIds: [...new Set(entries.map(({ id }) => id))],
    labels: collectLabels(reader, entries),
  };
}

function parseEntry(item: Redacted): Entry {
  const at = item.indexOf('=');
  return at === -1
    ? { id: item }
    : { label: own(item.slice(0, at).trim()), id: own(item.slice(at + 1).trim()) };
}

/** @returns whether the entry is valid on its own */
function checkEntry(reader: InputReader, { id, label }: Entry): boolean {
  if (label !== undefined && !LABEL.test(label)) {
    reader.reject(
      'container-id',
      line`contains ${reader.quote(own(`${label}=${id}`))}, whose label is invalid: use 1 to 40 of the characters a-z, A-Z, 0-9, ., _, and -`,
    );
    return false;
  }
  if (label !== undefined && CONTAINER_ID.test(label)) {
    reader.reject(
      'container-id',
      line`has the label ${reader.quote(label)}, which has the form of an id. Write the label before the id, as in web=${label}`,
    );
    return false;
  }
  if (label !== undefined && id === '') {
    reader.reject(
      'container-id',
      line`has no id for the label ${reader.quote(label)}. If the id comes from a variable, check that it is set`,
    );
    return false;
  }
  if (CONTAINER_ID.test(id)) return true;
  reader.reject(
    'container-id',
    line`contains ${reader.quote(id)}, which is not a container id (24 characters from 0-9 and a-f)`,
  );
  return false;
}

function collectLabels(reader: InputReader, entries: readonly Entry[]): Labels {
  const labels: Record<string, Redacted> = {};
  const ids = new Map<Redacted, Redacted>();
  for (const { id, label } of entries) {
    if (label === undefined) continue;
    const otherLabel = labels[id] ?? label;
    const otherId = ids.get(label) ?? id;
    if (otherLabel !== label) {
      reader.reject(
        'container-id',
        line`has two labels for ${id}: ${reader.quote(otherLabel)} and ${reader.quote(label)}`,
      );
    }
    if (otherId !== id) {
      reader.reject(
        'container-id',
        line`has the label ${reader.quote(label)} for two containers: ${otherId} and ${id}`,
      );
    }
    labels[id] = label;
    ids.set(label, id);
  }
  return labels;
}
