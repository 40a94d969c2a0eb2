/** A snapshot as the API shows it. Only tests put one there that lacks a field or has others. */
export interface Snapshot {
  name: string;
  alias?: string | null;
  /** ISO 8601, like every time here. */
  created_at: string;
  last_used_at?: string | null;
  expires_at?: string | null;
  stateful?: boolean;
  /** In bytes. */
  size?: number;
  [field: string]: unknown;
}

/** What a test may say about a snapshot that it puts there. A field that is `undefined` is left out. */
export type SnapshotFields = { [Field in keyof Snapshot]?: Snapshot[Field] | undefined };
