import type { HttpConnections } from '../src/http/connections.ts';
import type { HttpExchange, HttpResponse } from '../src/http/request.ts';
import type { Fault, GatewayFault, PlatformBehavior, Turn } from './history.ts';
import type { Actor, ListedSnapshot, Platform, Reply, Work } from './platform.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A request of a step or a post step. */
export interface ApiRequest {
  by: Actor;
  at: number;
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  container: string;
  /** The name of the snapshot in the path; empty if there is none. */
  name: string;
  body: { alias?: string; expiry?: number };
}

/** A request that was sent. */
export interface SentRequest extends ApiRequest {
  turn: Turn;
  /** Whether it left the machine. */
  isSent: boolean;
  /** The snapshots that a list returned, as they were. */
  view?: readonly ListedSnapshot[];
  /** How it ended, as far as it did. */
  answer?: string;
}

const ENDPOINTS: [ApiRequest['kind'], string, RegExp][] = [
  ['list', 'GET', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots$/],
  ['create', 'POST', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots$/],
  ['restore', 'PATCH', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots\/([\w-]+)$/],
  ['alias', 'PATCH', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots\/([\w-]+)\/alias$/],
  ['delete', 'DELETE', /^\/api\/v1\/containers\/([0-9a-f]{24})\/snapshots\/([\w-]+)$/],
];

/** How long a gateway holds a request whose client is gone, in milliseconds. The documents of the API say up to 10 s. */
const HELD_MS = { late: 4_000, later: 9_000 } as const;

const CALM: Turn = { delayMs: 40, work: 0.2, lag: 0, fault: null };

/** Decides what happens to a request. */
export type TurnOf = (request: ApiRequest) => Turn;

/**
 * Gives each request the next turn; those that follow are undisturbed.
 *
 * @param restLag how old their lists are
 */
export function inOrder(turns: readonly Turn[], restLag: number): TurnOf {
  const left = [...turns];
  const calm: Turn = { ...CALM, lag: restLag };
  return () => left.shift() ?? calm;
}

/** When a gateway responds to every request, in place of the API. */
export interface Outage {
  /** In milliseconds since 1970. */
  from: number;
  forMs: number;
  fault: GatewayFault;
}

/** Lets every request that is sent during an outage meet it. */
export function withOutage(turnOf: TurnOf, outage: Outage | null): TurnOf {
  if (!outage) return turnOf;
  const { from, forMs, fault } = outage;
  return (request) => {
    const turn = turnOf(request);
    return request.at >= from && request.at < from + forMs ? { ...turn, fault } : turn;
  };
}

/** How the platform tells the time. */
type Front = Pick<PlatformBehavior, 'hasDate' | 'frontAheadMs'>;

/** The HTTP connections of a step and its post step to the platform, with everything that happens to its requests. */
export class Network {
  readonly requests: SentRequest[] = [];
  /** What is not a request of the API. */
  readonly strange: string[] = [];
  readonly #time: VirtualTime;
  readonly #platform: Platform;
  readonly #turnOf: TurnOf;
  readonly #token: string;
  readonly #behavior: Front;

  constructor(
    time: VirtualTime,
    platform: Platform,
    { turnOf, token, behavior }: { turnOf: TurnOf; token: string; behavior: Front },
  ) {
    this.#time = time;
    this.#platform = platform;
    this.#turnOf = turnOf;
    this.#token = token;
    this.#behavior = behavior;
  }

  /** @param killed aborted when the program is killed: no response reaches it any more */
  connections(by: Actor, killed?: AbortSignal): HttpConnections {
    return {
      start: (url, { method, headers }, body) => {
        const sent = this.#record(by, url, method, headers['authorization'], body);
        return new Exchange(this.#time, this.#platform, sent, { ...this.#behavior, killed });
      },
      stopReuse: () => undefined,
      close: () => undefined,
    };
  }

  #record(
    by: Actor,
    url: URL,
    method: string,
    authorization: unknown,
    body: string | undefined,
  ): SentRequest {
    const found = ENDPOINTS.flatMap(([kind, verb, path]) => {
      const match = verb === method ? path.exec(url.pathname) : null;
      return match ? [{ kind, container: match[1] ?? '', name: match[2] ?? '' }] : [];
    })[0];
    if (!found || url.search !== '' || authorization !== `Bearer ${this.#token}`)
      this.strange.push(`${method} ${url.href}`);
    const { now } = this.#time;
    const request: ApiRequest = {
      by: { ...by, sentAt: now },
      at: now,
      ...(found ?? { kind: 'list', container: '', name: '' }),
      body: body === undefined ? {} : JSON.parse(body),
    };
    const sent: SentRequest = { ...request, turn: this.#turnOf(request), isSent: false };
    this.requests.push(sent);
    return sent;
  }
}

interface ExchangeOptions extends Front {
  /** Aborted when the program is killed. */
  killed: AbortSignal | undefined;
}

class Exchange implements HttpExchange {
  readonly response: Promise<HttpResponse>;
  readonly reusesConnection = false;
  isConnected = false;
  #isDestroyed = false;
  readonly #time: VirtualTime;
  readonly #platform: Platform;
  readonly #request: SentRequest;
  readonly #options: ExchangeOptions;

  constructor(time: VirtualTime, platform: Platform, request: SentRequest, options: ExchangeOptions) {
    this.#time = time;
    this.#platform = platform;
    this.#request = request;
    this.#options = options;
    this.response = new Promise((resolve, reject) => {
      const settle = (result: HttpResponse | Error) => {
        if (result instanceof Error) reject(result);
        else resolve(result);
      };
      time.after(request.turn.delayMs / 2, () => this.#connect(settle));
    });
    // Nobody may wait for it any more.
    this.response.catch(() => undefined);
  }

  destroy(): void {
    this.#isDestroyed = true;
  }

  #connect(settle: (result: HttpResponse | Error) => void): void {
    const { turn } = this.#request;
    const { fault } = turn;
    if (this.#isDestroyed) return;
    if (fault?.kind === 'unreachable' || fault?.kind === 'untrusted') {
      const code = fault.kind === 'unreachable' ? 'ECONNREFUSED' : 'CERT_HAS_EXPIRED';
      this.#answer(describeFault(fault), settle, networkError(code));
      return;
    }
    this.isConnected = true;
    this.#request.isSent = true;
    if (!fault) {
      this.#handle(settle);
      return;
    }
    const acts = 'acts' in fault ? fault.acts : 'no';
    if (acts === 'yes') this.#handle();
    else if (acts !== 'no') this.#time.after(HELD_MS[acts], () => this.#handle());
    this.#break(fault, settle);
  }

  /** Lets the platform act on the request. */
  #handle(settle?: (result: HttpResponse | Error) => void): void {
    const work = this.#work();
    const finish = (reply: Reply) => {
      if (!settle) return;
      this.#time.after(this.#request.turn.delayMs / 2, () =>
        this.#answer(String(reply.status), settle, this.#toResponse(reply.status, reply.body)),
      );
    };
    if ('reply' in work) finish(work.reply);
    else this.#time.after(work.ms, () => finish(work.act()));
  }

  #work(): Work {
    const { kind, container, name, body, by, turn } = this.#request;
    switch (kind) {
      case 'list': {
        const { view, ...work } = this.#platform.list(container, turn.lag);
        if (view && !turn.fault) this.#request.view = view;
        return work;
      }
      case 'create':
        return this.#platform.create(container, body, turn.work, by);
      case 'restore':
        return this.#platform.restore(container, name, turn.work, by);
      case 'alias':
        return this.#platform.setAlias(container, name, body.alias ?? null, by);
      case 'delete':
        return this.#platform.delete(container, name, by);
    }
  }

  /** Lets the response be anything but that of the platform. */
  #break(fault: Fault, settle: (result: HttpResponse | Error) => void): void {
    const result = this.#resultOf(fault);
    if (!result) return;
    const ms = this.#request.turn.delayMs / 2 + ('breakMs' in fault ? fault.breakMs : 0);
    this.#time.after(ms, () => this.#answer(describeFault(fault), settle, result()));
  }

  #resultOf(fault: Fault): (() => HttpResponse | Error) | undefined {
    switch (fault.kind) {
      case 'response': {
        const { status, code = 'Error', retryAfter } = fault;
        const body = { statusCode: status, error: code, message: 'Something is wrong' };
        return () => this.#toResponse(status, body, retryAfter);
      }
      case 'gateway':
        return () => this.#toGatewayResponse(fault);
      case 'reset':
        return () => networkError('ECONNRESET');
      case 'cut':
        return () => this.#toPage(200, '{"statusCode":200,"data":{"contai');
      case 'foreign':
        return () => this.#toResponse(200, { message: 'Please sign in' });
      case 'redirect':
        return () => this.#toPage(302, '', { location: 'https://elsewhere.test/' });
      case 'upgrade':
        return () => this.#toPage(101, '');
      default:
        return undefined;
    }
  }

  #answer(
    answer: string,
    settle: (result: HttpResponse | Error) => void,
    result: HttpResponse | Error,
  ): void {
    if (this.#isDestroyed || this.#options.killed?.aborted) return;
    this.#request.answer = answer;
    settle(result);
  }

  #toResponse(status: number, body: object, retryAfter?: string): HttpResponse {
    return this.#toPage(
      status,
      JSON.stringify(body),
      retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    );
  }

  #toGatewayResponse({ status, body = 'page', clockAheadMs = null }: GatewayFault): HttpResponse {
    return this.#toPage(status, GATEWAY_BODIES[body], {}, clockAheadMs);
  }

  /** @param aheadMs how far the clock of its `Date` is ahead; null if it has none */
  #toPage(
    statusCode: number,
    text: string,
    headers: Record<string, string> = {},
    aheadMs = this.#options.hasDate ? this.#options.frontAheadMs : null,
  ): HttpResponse {
    const date = aheadMs === null ? {} : { date: new Date(this.#time.now + aheadMs).toUTCString() };
    return {
      statusCode,
      statusMessage: 'Status',
      headers: { ...date, ...headers },
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(text);
      },
    };
  }
}

const GATEWAY_BODIES: Record<NonNullable<GatewayFault['body']>, string> = {
  page: '<html>Bad gateway</html>',
  json: '{"message":"no route matched"}',
  envelope: '{"statusCode":200,"message":"Restarting"}',
};

/** The statuses below 500 that mean the same, whoever sends them. */
const SHARED_STATUSES = [407, 408, 425, 429];

/** Whether a gateway says that it has not passed a request on. */
export function isRefusalOfGateway(fault: Fault | null): boolean {
  return fault?.kind === 'gateway' && fault.status < 500 && !SHARED_STATUSES.includes(fault.status);
}

function networkError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'response':
      return `${fault.status}${fault.code ? ` ${fault.code}` : ''}`;
    case 'gateway':
      return `${fault.status} of a gateway${describeClock(fault)}`;
    case 'foreign':
      return "200 that is not the API's";
    default:
      return fault.kind;
  }
}

function describeClock({ clockAheadMs = null }: GatewayFault): string {
  return clockAheadMs ? ` whose clock is ${clockAheadMs / 1_000} s ahead` : '';
}
