import { randomBytes } from 'node:crypto';
import type { Permission } from '../api/operation.ts';
import { readJson, type StateDir } from './state-dir.ts';

/** What a token may do: everything, or for each container what is listed. */
export type Permissions = 'all' | Readonly<Record<string, readonly Permission[]>>;

/** The bearer tokens, kept in `tokens.json`. */
export class Tokens {
  readonly #state: StateDir;
  readonly #tokens: Map<string, Permissions>;

  private constructor(state: StateDir, tokens: Map<string, Permissions>) {
    this.#state = state;
    this.#tokens = tokens;
  }

  /** Reads the tokens that are there. */
  static async open(state: StateDir): Promise<Tokens> {
    const saved = await readJson<Record<string, Permissions>>(state.tokens);
    return new Tokens(state, new Map(Object.entries(saved ?? {})));
  }

  /** Every token. */
  list(): string[] {
    return [...this.#tokens.keys()];
  }

  /**
   * Adds a token, or changes what it may do.
   *
   * @param options.token By default a random one that looks like a long-lived token of the platform.
   * @param options.permissions By default `all`.
   */
  async add(options: { token?: string; permissions?: Permissions }): Promise<string> {
    const token = options.token ?? `hdy_${randomBytes(20).toString('hex')}`;
    this.#tokens.set(token, options.permissions ?? 'all');
    await this.#state.writeJson(this.#state.tokens, Object.fromEntries(this.#tokens));
    return token;
  }

  /** The permissions of the token in an `Authorization` header; `undefined` if there is none that is known. */
  authenticate(header: string | undefined): Permissions | undefined {
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    return token === undefined ? undefined : this.#tokens.get(token);
  }
}

/** Whether the permissions allow this on that container. */
export function allows(permissions: Permissions, containerId: string, permission: Permission): boolean {
  if (permissions === 'all') return true;
  return Object.hasOwn(permissions, containerId) && permissions[containerId]?.includes(permission) === true;
}
