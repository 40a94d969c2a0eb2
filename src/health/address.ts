import { own, type Redacted } from '../text/redact.ts';

/** A URL as people read it: its origin and path. A query can hold a secret. */
export function addressOf({ origin, pathname }: URL): Redacted {
  return own(`${origin}${pathname}`);
}
