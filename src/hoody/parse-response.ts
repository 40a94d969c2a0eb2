import { AttemptError } from './errors.ts';
import { isAddressable, isTime, newestFirst, type Snapshot } from './schema.ts';

type Fields = Record<string, unknown>;

/**
 * Parsers of response bodies. They are liberal, since the API guarantees no field: each throws an AttemptError only
 * for a body that leaves the result unknown, or that is not a success of this API.
 */
export const parseResponse = {
  /** @returns the entries that have a name, newest first, and how many have none */
  list(body: unknown, containerId: string): { snapshots: Snapshot[]; nameless: number; limit?: number } {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    const entries = data['snapshots'];
    if (!Array.isArray(entries)) throw malformed('the list of snapshots is missing');
    const snapshots = entries.flatMap((entry) => parseSnapshot(entry) ?? []);
    const limit = data['max_snapshots'];
    return {
      snapshots: newestFirst(snapshots),
      nameless: entries.length - snapshots.length,
      ...(typeof limit === 'number' && limit >= 0 ? { limit } : {}),
    };
  },

  create(body: unknown, containerId: string): Snapshot {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    const snapshot = parseSnapshot(data['snapshot']);
    if (!snapshot) throw malformed('the name of the snapshot is missing');
    return requireAddressable(snapshot);
  },

  /** @returns undefined if the response does not include the snapshot */
  restore(body: unknown, name: string): Snapshot | undefined {
    const snapshot = parseSnapshot(parseEnvelope(body)?.['snapshot']);
    requireMatch('name', snapshot?.name, name);
    return snapshot;
  },

  alias(body: unknown, containerId: string, name: string, alias: string | null): Snapshot {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    const snapshot = parseSnapshot(data['snapshot']);
    requireMatch('name', snapshot?.name, name);
    // A field can be null where its value is unknown, so only another text is another alias.
    if (typeof snapshot?.alias === 'string' && snapshot.alias !== alias) {
      throw malformed(`the alias is ${JSON.stringify(snapshot.alias)}, not ${JSON.stringify(alias)}`);
    }
    return { ...snapshot, name, alias };
  },

  delete(body: unknown, containerId: string, name: string): void {
    const data = parseEnvelope(body) ?? {};
    requireContainer(data, containerId);
    requireMatch('snapshot_name', data['snapshot_name'], name);
  },
};

/** @throws AttemptError if no request can address the snapshot that a create made */
export function requireAddressable(created: Snapshot): Snapshot {
  if (!isAddressable(created))
    throw malformed(`the name ${JSON.stringify(created.name)} cannot be part of a URL path`);
  return created;
}

/** @returns the `data` of a success of this API, which a gateway or another server does not have */
function parseEnvelope(body: unknown): Fields | undefined {
  if (!isFields(body)) throw malformed('the body is not a JSON object');
  const { statusCode, message } = body;
  const data = isFields(body['data']) ? body['data'] : undefined;
  if (typeof statusCode === 'number' && (statusCode < 200 || statusCode > 299)) {
    throw malformed(`statusCode is ${statusCode}: ${String(message ?? 'no message')}`);
  }
  if (typeof statusCode !== 'number' && !data) throw malformed('statusCode and data are missing');
  if (data?.['success'] === false) {
    throw malformed(`success is false: ${String(data['message'] ?? 'no message')}`);
  }
  return data;
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
  if (!isFields(value) || typeof value['name'] !== 'string' || value['name'] === '') return undefined;
  let snapshot = value;
  for (const [field, isValid] of VALID) {
    const content = value[field] ?? null;
    // Copies only what has to change, because a list can be long.
    if (content !== null && !isValid(content)) snapshot = { ...snapshot, [field]: null };
  }
  return snapshot as Snapshot;
}

/** A response about anything other than what was requested is not a response to the request. */
function requireMatch(field: string, actual: unknown, requested: string): void {
  if (typeof actual !== 'string' || actual === requested) return;
  throw malformed(`${field} is ${actual}, not ${requested}`);
}

/** The reason does not repeat the requested id, since the error that it becomes part of names the container. */
function requireContainer({ container_id }: Fields, requested: string): void {
  if (typeof container_id !== 'string' || container_id === requested) return;
  throw malformed(`container_id is ${container_id}, which is another container`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(reason: string): AttemptError {
  return new AttemptError({ kind: 'malformed', reason });
}
