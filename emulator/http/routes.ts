import type { Operation } from '../api/operation.ts';

/** The target of a request. */
export type Route =
  | {
      readonly kind: 'endpoint';
      readonly operation: Operation;
      readonly containerId: string;
      /** Decoded; empty if the path has none. */
      readonly snapshotName: string;
    }
  | { readonly kind: 'method-not-allowed'; readonly allowed: readonly string[] }
  | { readonly kind: 'not-found' };

const ENDPOINT = /^\/api\/v1\/containers\/([A-Za-z0-9_.~-]+)\/snapshots(?:\/([^/\\?#]+)(\/alias)?)?$/;

const SNAPSHOTS: Methods = { GET: 'list', POST: 'create' };
const SNAPSHOT: Methods = { PATCH: 'restore', PUT: 'restore', DELETE: 'delete' };
const ALIAS: Methods = { PATCH: 'alias', PUT: 'alias' };

type Methods = Readonly<Record<string, Operation>>;

/**
 * Routes a request by the target of its request line. A target matches only if no proxy or client that normalizes paths
 * can change its meaning: it has no query and no encoded id, and its name, decoded any number of times, is not `.` or
 * `..` and contains no slash.
 */
export function findRoute(method: string, target: string): Route {
  const match = ENDPOINT.exec(target);
  if (match === null) return { kind: 'not-found' };
  const [, containerId = '', name, alias] = match;
  if (isDots(containerId) || (name !== undefined && !isOneSegment(name))) return { kind: 'not-found' };
  const methods = name === undefined ? SNAPSHOTS : alias === undefined ? SNAPSHOT : ALIAS;
  const operation = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (operation === undefined) return { kind: 'method-not-allowed', allowed: Object.keys(methods) };
  return { kind: 'endpoint', operation, containerId, snapshotName: decodeURIComponent(name ?? '') };
}

function isOneSegment(name: string): boolean {
  let text = name;
  for (;;) {
    if (isDots(text) || /[/\\]/.test(text)) return false;
    let decoded: string;
    try {
      decoded = decodeURIComponent(text);
    } catch {
      // A name that fails to decode the first time is invalid; later, it contains a literal percent sign.
      return text !== name;
    }
    if (decoded === text) return true;
    text = decoded;
  }
}

function isDots(text: string): boolean {
  return text === '.' || text === '..';
}
