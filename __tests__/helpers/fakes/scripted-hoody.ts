import { deriveName } from '../../../simulator/derive-name.ts';
import { VirtualTime } from '../../../simulator/virtual-time.ts';
import type { HttpConnections } from '../../../src/http/connections.ts';
import type { HttpExchange, HttpResponse } from '../../../src/http/request.ts';

export const WEB = '507f1f77bcf86cd799439011';
export const DB = '507f1f77bcf86cd799439012';
export const TOKEN = 'hdy_scripted_token';

/** When every test begins. */
export const START = Date.parse('2025-02-01T00:00:00.000Z');

/** A snapshot as it truly is. */
export interface TrueSnapshot {
  name: string;
  alias: string | null;
  /** In milliseconds since 1970. */
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  /** What was in the container when it was made. */
  content: string;
}

type Kind = 'list' | 'create' | 'restore' | 'alias' | 'delete';

/** A request that was sent. */
export interface Sent {
  kind: Kind;
  container: string;
  /** The name of the snapshot in the path; empty if there is none. */
  name: string;
  body: { alias?: string | null; expiry?: number };
  /** In milliseconds since the test began. */
  at: number;
}

/** A change of a container. */
export interface Effect extends Pick<Sent, 'container' | 'name' | 'at'> {
  kind: Exclude<Kind, 'list'>;
}

export interface Answer {
  status: number;
  /** An object becomes JSON. */
  body: object | string;
  headers?: Record<string, string>;
}

/** What is special about one request. */
export interface Twist {
  /** Whether it reaches the platform. */
  acts?: boolean;
  /** When it reaches the platform, in milliseconds after it was sent. */
  arrivesMs?: number;
  workMs?: number;
  /** What the client gets in place of the platform's answer. */
  answer?: Answer | 'reset' | 'silence';
  /** When, in milliseconds after it was sent. */
  answerMs?: number;
  /** How old the list is, in milliseconds. */
  lagMs?: number;
  /** Whether the list leaves out every snapshot that passes. */
  hides?: (snapshot: TrueSnapshot) => boolean;
}

/** What the documents of the API leave open. */
export interface World {
  names: 'alias' | 'time';
  /** What a create step gets whose name exists: this status, or the place of the older one. */
  nameTaken: number | 'replace';
  createMs: number;
  restoreMs: number;
  /** How old each list is, in milliseconds. */
  lagMs: number;
  /** Whether a restore sets `last_used_at`. */
  marksUse: boolean;
  /** How far the clock of the front, which writes `Date`, is ahead, in milliseconds. */
  frontAheadMs?: number;
  /** Writes a time; undefined leaves the field out. */
  writeTime: (ms: number, place: 'list' | 'answer', snapshot: TrueSnapshot) => string | null | undefined;
}

const PLAIN: World = {
  names: 'alias',
  nameTaken: 'replace',
  createMs: 1_000,
  restoreMs: 5_000,
  lagMs: 0,
  marksUse: true,
  writeTime: (ms) => new Date(ms).toISOString(),
};

const ENDPOINTS: readonly [Kind, method: string, path: RegExp][] = [
  ['list', 'GET', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots$/],
  ['create', 'POST', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots$/],
  ['restore', 'PATCH', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots\/([\w-]+)$/],
  ['alias', 'PATCH', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots\/([\w-]+)\/alias$/],
  ['delete', 'DELETE', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots\/([\w-]+)$/],
];

interface Container {
  content: string;
  busyUntil: number;
  versions: { at: number; snapshots: readonly TrueSnapshot[] }[];
}

/** A request whose connection breaks, while the platform acts on it unless it is told otherwise. */
export const lost = (answerMs: number, twist: Twist = {}): Twist => ({
  answer: 'reset',
  answerMs,
  ...twist,
});

/** A request that a gateway gives up on, while the platform acts on it unless it is told otherwise. */
export const gaveUp = (answerMs: number, twist: Twist = {}): Twist => ({
  answer: { status: 504, body: '<html>Gateway Timeout</html>' },
  answerMs,
  ...twist,
});

/** A request that the API refuses. */
export const refused = (status: number, error = 'Error'): Twist => ({
  acts: false,
  answer: { status, body: { statusCode: status, error, message: `Refused with ${status}` } },
});

/** A small platform on virtual time, of which a test decides everything. */
export class ScriptedHoody {
  readonly time = new VirtualTime(START);
  readonly requests: Sent[] = [];
  readonly effects: Effect[] = [];
  readonly #world: World;
  readonly #containers = new Map<string, Container>();
  readonly #scripts = new Map<Kind, (request: Sent, index: number) => Twist | undefined>();

  constructor(world: Partial<World> = {}, containers: readonly string[] = [WEB, DB]) {
    this.#world = { ...PLAIN, ...world };
    for (const id of containers) {
      this.#containers.set(id, {
        content: 'old release',
        busyUntil: 0,
        versions: [{ at: Number.NEGATIVE_INFINITY, snapshots: [] }],
      });
    }
  }

  /** @param script receives how many requests of the kind there were before on the container */
  on(kind: Kind, script: (request: Sent, index: number) => Twist | undefined): this {
    this.#scripts.set(kind, script);
    return this;
  }

  /** Adds a snapshot that another job made, in place of one of the same name. */
  put(container: string, snapshot: Partial<TrueSnapshot> & { name: string }): this {
    const { createdAt = this.time.now, ...rest } = snapshot;
    this.#add(container, {
      alias: null,
      expiresAt: null,
      lastUsedAt: null,
      content: `content of ${snapshot.name}`,
      createdAt,
      ...rest,
    });
    return this;
  }

  /** Forgets what older lists showed: what is there now was always there. */
  settleLists(): this {
    for (const container of this.#containers.values()) {
      container.versions = [{ at: Number.NEGATIVE_INFINITY, snapshots: latest(container) }];
    }
    return this;
  }

  /** Changes what is in a container, as a deploy does. */
  deploy(container: string, content = 'new release'): void {
    this.#require(container).content = content;
  }

  /** Lets something happen some milliseconds after now. */
  in(ms: number, act: () => void): this {
    this.time.after(ms, act);
    return this;
  }

  /** Lets the time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.run(this.time.sleep(ms));
  }

  snapshots(container: string = WEB): readonly TrueSnapshot[] {
    return latest(this.#require(container));
  }

  names(container: string = WEB): string[] {
    return this.snapshots(container).map(({ name }) => name);
  }

  content(container: string = WEB): string {
    return this.#require(container).content;
  }

  /** The kinds of the requests on a container, or on all. */
  kinds(container?: string): Kind[] {
    return this.requests
      .filter((request) => container === undefined || request.container === container)
      .map(({ kind }) => kind);
  }

  sent(kind: Kind, container?: string): Sent[] {
    return this.requests.filter(
      (request) => request.kind === kind && (container === undefined || request.container === container),
    );
  }

  done(kind: Effect['kind'], container?: string): Effect[] {
    return this.effects.filter(
      (effect) => effect.kind === kind && (container === undefined || effect.container === container),
    );
  }

  /** @param isKilled whether the program is no longer there */
  connections(isKilled: () => boolean): HttpConnections {
    return {
      start: (url, { method, headers }, body) => {
        const [found] = ENDPOINTS.flatMap(([kind, verb, path]) => {
          const match = verb === method ? path.exec(url.pathname) : null;
          return match ? [{ kind, container: match[1] ?? '', name: match[2] ?? '' }] : [];
        });
        if (!found || headers['authorization'] !== `Bearer ${TOKEN}`)
          throw new Error(`the request ${method} ${url.href} is not one of the API`);
        return this.#exchange({ ...found, body: body === undefined ? {} : JSON.parse(body) }, isKilled);
      },
      stopReuse: () => undefined,
      close: () => undefined,
    };
  }

  #exchange(request: Omit<Sent, 'at'>, isKilled: () => boolean): HttpExchange {
    const { time } = this;
    const sent: Sent = { ...request, at: time.now - START };
    const index = this.sent(sent.kind, sent.container).length;
    const twist = this.#scripts.get(sent.kind)?.(sent, index) ?? {};
    this.requests.push(sent);
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
    let isDestroyed = false;
    const settle = (answer: Answer | 'reset') => {
      if (isDestroyed || isKilled()) return;
      if (answer === 'reset') reject(Object.assign(new Error('ECONNRESET'), { code: 'ECONNRESET' }));
      else resolve(this.#respond(answer));
    };
    const { answer, answerMs = 0, acts = true, arrivesMs = 0 } = twist;
    if (acts) {
      time.after(arrivesMs, () =>
        this.#handle(sent, twist, (own) => {
          if (answer === undefined) settle(own);
        }),
      );
    }
    if (answer !== undefined && answer !== 'silence') time.after(answerMs, () => settle(answer));
    // Nobody may wait for it any more.
    promise.catch(() => undefined);
    return {
      response: promise,
      isConnected: true,
      reusesConnection: false,
      destroy: () => {
        isDestroyed = true;
      },
    };
  }

  #handle(sent: Sent, twist: Twist, finish: (answer: Answer) => void): void {
    const { time } = this;
    const { createMs, restoreMs, nameTaken, marksUse } = this.#world;
    const { kind, container: id, name, body } = sent;
    const container = this.#containers.get(id);
    if (!container) {
      finish(failure(404, 'Container not found'));
      return;
    }
    if (kind === 'list') {
      finish(this.#list(id, container, twist));
      return;
    }
    if (container.busyUntil > time.now) {
      finish(failure(409, 'The container is busy', 'SNAPSHOT_OPERATION_IN_PROGRESS'));
      return;
    }
    const record = (used: string) =>
      this.effects.push({ kind, container: id, name: used, at: time.now - START });
    if (kind === 'create') {
      const alias = body.alias ?? null;
      const named = this.#nameOf(alias);
      if (nameTaken !== 'replace' && latest(container).some((each) => each.name === named)) {
        finish(failure(nameTaken, 'The name is in use'));
        return;
      }
      const ms = twist.workMs ?? createMs;
      container.busyUntil = time.now + ms;
      time.after(ms, () => {
        const expiresAt = body.expiry === undefined ? null : time.now + body.expiry * 86_400_000;
        const { content } = container;
        const created = {
          name: this.#nameOf(alias),
          alias,
          createdAt: time.now,
          expiresAt,
          lastUsedAt: null,
          content,
        };
        this.#add(id, created);
        record(created.name);
        finish(success(id, { snapshot: this.#write(created, 'answer') }));
      });
      return;
    }
    const found = latest(container).find((each) => each.name === name);
    if (!found) {
      finish(failure(404, 'Container or snapshot not found'));
      return;
    }
    const others = latest(container).filter((each) => each !== found);
    if (kind === 'restore') {
      const ms = twist.workMs ?? restoreMs;
      container.busyUntil = time.now + ms;
      time.after(ms, () => {
        container.content = found.content;
        const rest = latest(container).filter((each) => each.name !== name);
        if (marksUse) this.#set(container, [...rest, { ...found, lastUsedAt: time.now }]);
        record(name);
        finish({
          status: 200,
          body: { statusCode: 200, message: 'Restored', data: { message: 'Restored' } },
        });
      });
      return;
    }
    record(name);
    if (kind === 'delete') {
      this.#set(container, others);
      finish(success(id, { snapshot_name: name }));
      return;
    }
    const changed = { ...found, alias: body.alias ?? null };
    this.#set(container, [...others, changed]);
    finish(success(id, { snapshot: this.#write(changed, 'answer') }));
  }

  #list(id: string, container: Container, { lagMs = this.#world.lagMs, hides }: Twist): Answer {
    const at = this.time.now - lagMs;
    const view = container.versions.findLast((version) => version.at <= at)?.snapshots ?? [];
    const shown = hides ? view.filter((snapshot) => !hides(snapshot)) : view;
    return success(id, { snapshots: shown.map((snapshot) => this.#write(snapshot, 'list')) });
  }

  #write(snapshot: TrueSnapshot, place: 'list' | 'answer'): object {
    const { name, alias, createdAt, expiresAt, lastUsedAt } = snapshot;
    const time = (ms: number | null) => (ms === null ? null : this.#world.writeTime(ms, place, snapshot));
    return {
      name,
      alias,
      created_at: time(createdAt),
      expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
      last_used_at: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
    };
  }

  #nameOf(alias: string | null): string {
    const derived = this.#world.names === 'alias' && alias !== null ? deriveName(alias) : '';
    if (derived !== '') return derived;
    const digits = new Date(this.time.now).toISOString().replaceAll(/\D/g, '');
    return `snap-${digits.slice(0, 8)}-${digits.slice(8, 14)}`;
  }

  #add(id: string, snapshot: TrueSnapshot): void {
    const container = this.#require(id);
    this.#set(container, [...latest(container).filter(({ name }) => name !== snapshot.name), snapshot]);
  }

  #set(container: Container, snapshots: readonly TrueSnapshot[]): void {
    container.versions.push({ at: this.time.now, snapshots });
  }

  #require(id: string): Container {
    const container = this.#containers.get(id);
    if (!container) throw new Error(`there is no container ${id}`);
    return container;
  }

  #respond({ status, body, headers = {} }: Answer): HttpResponse {
    const isJson = typeof body === 'object';
    const text = isJson ? JSON.stringify(body) : body;
    return {
      statusCode: status,
      statusMessage: 'Status',
      headers: {
        date: new Date(this.time.now + (this.#world.frontAheadMs ?? 0)).toUTCString(),
        'content-type': isJson ? 'application/json' : 'text/html',
        ...headers,
      },
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(text);
      },
    };
  }
}

function latest({ versions }: Container): readonly TrueSnapshot[] {
  return versions.at(-1)?.snapshots ?? [];
}

function failure(status: number, message: string, error = 'Error'): Answer {
  return { status, body: { statusCode: status, error, message } };
}

function success(container_id: string, data: object): Answer {
  return { status: 200, body: { statusCode: 200, message: 'Done', data: { container_id, ...data } } };
}
