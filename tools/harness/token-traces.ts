import type { StepOptions, StepResult } from './runner.ts';

/** The length of a piece of the token that does not occur by chance, and the distance between two pieces. */
const PIECE = 10;
const STEP = 4;

/**
 * Finds every place where a step left the token or a large piece of it, plain or encoded. The command that masks the
 * token is ignored, because the runner removes it from the log.
 */
export function tokenTraces(result: StepResult, token: string): string[] {
  return tracesIn(placesOf(result), (text) =>
    readings(text).filter((reading) => containsPiece(reading, token)),
  );
}

/**
 * Finds every place where a step left one of its secrets: the token, the query of an address in `health-url`, or the
 * password of a proxy. The state can have those that its post step needs and cannot read again: the URL of a proxy, and in a composite action all.
 */
export function secretTraces(result: StepResult, options: StepOptions): string[] {
  const secrets = secretsOf(options);
  const { state, ...places } = placesOf(result);
  const find = (names: readonly (keyof typeof secrets)[]) => (text: string) =>
    names.flatMap((name) => {
      const isIn = name === 'token' ? containsPiece : contains;
      return secrets[name].filter((secret) => readings(text).some((reading) => isIn(reading, secret)));
    });
  return [
    ...tracesIn(places, find(['token', 'healthQuery', 'proxyPassword'])),
    ...tracesIn({ state }, find(unsaved(options))),
  ];
}

/** The secrets that the state may not have: inside a composite action, the post step may have other inputs. */
function unsaved({ actionPath }: StepOptions): readonly (keyof ReturnType<typeof secretsOf>)[] {
  return actionPath ? [] : ['token', 'healthQuery'];
}

function secretsOf({ inputs, jobEnv, env }: StepOptions) {
  const variables = { ...jobEnv, ...env };
  const urls = (texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => URL.parse(text ?? '') ?? []);
  const proxies = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].map((name) => variables[name]);
  const long = (secrets: readonly string[]) => secrets.filter((secret) => secret.length >= MIN_LENGTH);
  return {
    // A secret can contain the name of the variable by mistake, which is no secret.
    token: long([(inputs['token'] || variables['HOODY_TOKEN'] || '').trim().replace(/^HOODY_TOKEN=/, '')]),
    healthQuery: long(urls((inputs['health-url'] ?? '').split(/[,\s]/)).map(({ search }) => search.slice(1))),
    proxyPassword: long(urls(proxies).flatMap(({ password }) => [password, decodeURIComponent(password)])),
  };
}

/** A shorter secret is part of unrelated text. In characters. */
const MIN_LENGTH = 8;

/** All that a step leaves, by its place. */
function placesOf(result: StepResult): Record<string, string> & { state: string } {
  const { stdout, stderr, outputs, state, env, summary, files, annotations } = result;
  const named = Object.entries({ outputs, env, files }).flatMap(([kind, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${kind} ${name}`, text]),
  );
  return {
    ...Object.fromEntries(named),
    stdout: stdout.replace(/^::add-mask::.*$/gm, ''),
    stderr,
    state: Object.values(state).join('\n'),
    summary,
    annotations: annotations.map(({ title, message }) => `${title} ${message}`).join('\n'),
  };
}

function tracesIn(places: Record<string, string>, find: (text: string) => string[]): string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    find(text).map((trace) => `${place}: ${trace.slice(0, 500)}`),
  );
}

function contains(text: string, secret: string): boolean {
  return text.includes(secret);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text and its possible decodings. */
function readings(text: string): string[] {
  const plain = [
    text,
    text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity),
    text.replace(/\\(["\\/])/g, '$1'),
    text.replace(/%([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  ];
  return [...new Set(plain)].flatMap((reading) => [reading, ...decodings(reading)]);
}

/** The content of each long run of base64, for each possible offset in a group of four. */
function decodings(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{14,}/g) ?? [];
  return [0, 1, 2, 3].map((skipped) =>
    runs.map((run) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')).join('\n'),
  );
}

function containsPiece(text: string, token: string): boolean {
  for (let at = 0; at + PIECE <= token.length; at += STEP) {
    if (text.includes(token.slice(at, at + PIECE))) return true;
  }
  return false;
}
