const ENDPOINT = /^\/api\/v1\/containers\/([A-Za-z0-9_.~-]+)\/snapshots(?:\/([^/\\?#]+)(?:\/alias)?)?$/;

/**
 * Whether a request target is the path of an endpoint as it stands, so that no proxy or client that tidies paths could
 * take it for another. Judged before anything is decoded: a query, an encoded id, a name that stands for `.` or `..`
 * or holds a slash, however often it is encoded, are not.
 *
 * @param target The target of the request line.
 */
export function isPlainPath(target: string): boolean {
  const match = ENDPOINT.exec(target);
  if (match === null) return false;
  const [, id = '', name] = match;
  return !isDots(id) && (name === undefined || isOneSegment(name));
}

function isOneSegment(name: string): boolean {
  let text = name;
  for (;;) {
    if (isDots(text) || /[/\\]/.test(text)) return false;
    let decoded: string;
    try {
      decoded = decodeURIComponent(text);
    } catch {
      // A first decoding that fails leaves no name at all; a later one only says that the name holds a percent sign.
      return text !== name;
    }
    if (decoded === text) return true;
    text = decoded;
  }
}

function isDots(text: string): boolean {
  return text === '.' || text === '..';
}
