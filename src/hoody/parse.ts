import { line, quote } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { AttemptError } from './errors.ts';
import { type Fields, isFields, isText } from './response.ts';
import { isAddressable, isTime, newestFirst, type Snapshot } from './snapshot.ts';

/**
 * Parsers of response bodies. They are liberal, since the API guarantees no field: each throws an AttemptError only
 * for a body that leaves the result unknown, or that is not a success of this API.
 */
export const parseResponse = {
  /** @returns the entries that have a name, newest first, and how many have none */
  list(body: unknown, containerId: Redacted): { snapshots: Snapshot[]; nameless: number; limit?: number } {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    const entries = data['snapshots'];
    if (!Array.isArray(entries)) throw malformed(line('the list of snapshots is missing'));
    const snapshots = entries.flatMap((entry) => parseSnapshot(entry) ?? []);
    const limit = data['max_snapshots'];
    return {
      snapshots: newestFirst(snapshots),
      nameless: entries.length - snapshots.length,
      ...(typeof limit === 'number' && limit >= 0 ? { limit } : {}),
    };
  },

  create(body: unknown, containerId: Redacted): Snapshot {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    const snapshot = parseSnapshot(data['snapshot']);
    if (!snapshot) throw malformed(line('the name of the snapshot is missing'));
    return requireAddressable(snapshot);
  },

  /** @returns undefined if the response does not include the snapshot */
  restore(body: unknown, name: Redacted): Snapshot | undefined {
    const snapshot = parseSnapshot(parseEnvelope(body)?.['snapshot']);
    requireMatch('name', snapshot?.name, name);
    return snapshot;
  },

  alias(body: unknown, containerId: Redacted, name: Redacted, alias: Redacted | null): Snapshot {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    const snapshot = parseSnapshot(data['snapshot']);
    requireMatch('name', snapshot?.name, name);
    // A field can be null where its value is unknown, so only another text is another alias.
    if (isText(snapshot?.alias) && snapshot.alias !== alias) {
      const wanted = alias === null ? line('null') : quote(alias);
      throw malformed(line`the alias is ${quote(snapshot.alias)}, not ${wanted}`);
    }
    return { ...snapshot, name, alias };
  },

  delete(body: unknown, containerId: Redacted, name: Redacted): void {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    requireMatch('snapshot_name', data['snapshot_name'], name);
  },
};

/** @throws AttemptError if no request can address the new snapshot */
export function requireAddressable(created: Snapshot): Snapshot {
  if (!isAddressable(created))
    throw malformed(line`the name ${quote(created.name)} cannot be part of a URL path`);
  return created;
}

/** @returns the `data` of a success of this API, which a gateway or another server does not have */
function parseEnvelope(body: unknown): Fields | undefined {
  if (!isFields(body)) throw malformed(line('the body is not a JSON object'));
  const { statusCode, message } = body;
  const data = isFields(body['data']) ? body['data'] : undefined;
  if (typeof statusCode === 'number' && (statusCode < 200 || statusCode > 299)) {
    throw malformed(line`statusCode is ${statusCode}: ${textOf(message)}`);
  }
  if (typeof statusCode !== 'number' && !data) throw malformed(line('statusCode and data are missing'));
  if (data?.['success'] === false) {
    throw malformed(line`success is false: ${textOf(data['message'])}`);
  }
  return data;
}

function textOf(message: unknown): Redacted {
  return isText(message) ? message : line('no message');
}

/** What the documented fields can be, besides null. */
const VALID: readonly (readonly [field: string, isValid: (value: unknown) => boolean])[] = [
  ['alias', (value) => typeof value === 'string' && value !== ''],
  ['created_at', isTime],
  ['last_used_at', isTime],
  ['expires_at', isTime],
  ['size', (value) => typeof value === 'number' && value >= 0],
];

/** @returns undefined for what has no name */
function parseSnapshot(value: unknown): Snapshot | undefined {
  if (!isFields(value) || !isText(value['name']) || value['name'] === '') return undefined;
  let snapshot = value;
  for (const [field, isValid] of VALID) {
    const content = value[field] ?? null;
    // Copies only what has to change, because a list can be long.
    if (content !== null && !isValid(content)) snapshot = { ...snapshot, [field]: null };
  }
  return snapshot as Snapshot;
}

/** A response about anything other than what was requested is not a response to the request. */
function requireMatch(field: 'name' | 'snapshot_name', actual: unknown, requested: Redacted): void {
  if (!isText(actual) || actual === requested) return;
  throw malformed(line`${line(field)} is ${actual}, not ${requested}`);
}

/** The reason does not repeat the requested id, since the error that it becomes part of names the container. */
function requireContainer({ container_id }: Fields, requested: Redacted): void {
  if (!isText(container_id) || container_id === requested) return;
  throw malformed(line`container_id is ${container_id}, which is another container`);
}

function malformed(reason: Redacted): AttemptError {
  return new AttemptError({ kind: 'malformed', reason });
}
