import { randomBytes } from 'node:crypto';
import { readJson, type StateDir } from '../storage/state-dir.ts';
import { type Operation, PERMISSION, type Permission, SNAPSHOTS_PERMISSION } from './operation.ts';

/** The permissions of a token: all, or a list for each container id. */
export type Permissions = 'all' | Readonly<Record<string, readonly Permission[]>>;

/** The bearer tokens, stored in `tokens.json`. */
export class Tokens {
  readonly #state: StateDir;
  readonly #tokens: Map<string, Permissions>;

  private constructor(state: StateDir, tokens: Map<string, Permissions>) {
    this.#state = state;
    this.#tokens = tokens;
  }

  /** Loads the stored tokens. */
  static async open(state: StateDir): Promise<Tokens> {
    const stored = await readJson<Record<string, Permissions>>(state.tokens);
    return new Tokens(state, new Map(Object.entries(stored ?? {})));
  }

  /** Every token. */
  list(): string[] {
    return [...this.#tokens.keys()];
  }

  /**
   * Adds a token, or changes the permissions of an existing one.
   *
   * @param options.token By default, a random one in the form of a long-lived token of the platform.
   * @param options.permissions By default, `all`.
   */
  async add(options: { token?: string; permissions?: Permissions }): Promise<string> {
    const token = options.token ?? `hdy_${randomBytes(20).toString('hex')}`;
    this.#tokens.set(token, options.permissions ?? 'all');
    await this.#state.writeJson(this.#state.tokens, Object.fromEntries(this.#tokens));
    return token;
  }

  /** The permissions of the token in an `Authorization` header; `undefined` without a known token. */
  authenticate(header: string | undefined): Permissions | undefined {
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    return token === undefined ? undefined : this.#tokens.get(token);
  }
}

/** Whether the permissions allow an operation on a container. */
export function allows(permissions: Permissions, containerId: string, operation: Operation): boolean {
  if (permissions === 'all') return true;
  const granted = Object.hasOwn(permissions, containerId) ? permissions[containerId] : undefined;
  return granted?.some((one) => one === SNAPSHOTS_PERMISSION || one === PERMISSION[operation]) === true;
}
