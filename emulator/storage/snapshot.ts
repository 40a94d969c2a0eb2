/** A snapshot in a response of the API. The emulator sets every field; a test can omit some or add others. */
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

/** The fields of a seeded snapshot that a test sets. A field that is `undefined` is omitted. */
export type SnapshotFields = { [Field in keyof Snapshot]?: Snapshot[Field] | undefined };
