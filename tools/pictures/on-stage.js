/**
 * Gives a step what differs from run to run: a clock that only requests and waits move, random numbers, and the servers
 * behind the addresses that it knows. `HOODY_STAGE` has them, as JSON.
 */
const { createHash } = process.getBuiltinModule('node:crypto');
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');
const timers = process.getBuiltinModule('node:timers/promises');

const { time, seed, servers } = JSON.parse(process.env.HOODY_STAGE);

/** For this long, a process does nothing before its clock moves. */
const QUIET_MS = 10;

/** What a request takes. */
const LIST_MS = 180;
const CREATE_MS = 2_140;
const RESTORE_MS = 6_320;

const realTimeout = globalThis.setTimeout;
let now = time;
/** What happens next, each at its time. */
const events = [];
/** The requests without a response, and the responses that are being read. */
let open = 0;
let isScheduled = false;

function at(due, run) {
  const event = { due, run };
  events.push(event);
  schedule();
  return event;
}

function schedule() {
  if (isScheduled) return;
  isScheduled = true;
  realTimeout(() => {
    isScheduled = false;
    if (open > 0 || events.length === 0) return;
    const next = events.reduce((first, event) => (event.due < first.due ? event : first));
    events.splice(events.indexOf(next), 1);
    now = Math.max(now, next.due);
    next.run();
    schedule();
  }, QUIET_MS);
}

Date.now = () => now;
process.hrtime.bigint = () => BigInt(Math.round(now)) * 1_000_000n;

timers.setTimeout = (ms, value, { signal } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const event = at(now + ms, () => resolve(value));
    signal?.addEventListener('abort', () => {
      const index = events.indexOf(event);
      if (index >= 0) events.splice(index, 1);
      reject(signal.reason);
    });
  });

/** The next number of the sequence, from 0 to 1. */
let drawn = 0;
function draw() {
  drawn += 1;
  return createHash('sha256').update(`${seed} ${drawn}`).digest();
}
Math.random = () => draw().readUInt32BE() / 2 ** 32;
crypto.getRandomValues = (bytes) => {
  draw().copy(bytes);
  return bytes;
};

/** How long the platform takes, which is not the same for every container. */
function durationOf(method, { pathname }) {
  if (method === 'GET') return LIST_MS;
  const more = 90 * Number.parseInt(pathname.match(/[0-9a-f]{24}/)?.[0].at(-1) ?? '0', 16);
  return (method === 'PATCH' && !pathname.endsWith('/alias') ? RESTORE_MS : CREATE_MS) + more;
}

const send = http.request;

/** Sends a request to the server behind its address. The time of the response is its own. */
function request(url, { agent: _agent, ...options }) {
  const server = servers[url.hostname];
  if (server === undefined) throw new Error(`There is no server behind ${url.hostname}`);
  const sent = send(new URL(url.pathname + url.search, server), options);
  const due = now + durationOf(options.method, url);
  open += 1;
  let isOver = false;
  const end = () => {
    open -= 1;
    schedule();
  };
  const { emit } = sent;
  sent.emit = (name, ...values) => {
    if (isOver || !['response', 'error', 'close'].includes(name)) return emit.call(sent, name, ...values);
    isOver = true;
    end();
    if (name === 'close') return emit.call(sent, name, ...values);
    at(due, () => {
      if (name === 'response') {
        open += 1;
        values[0].once('close', end);
      }
      emit.call(sent, name, ...values);
    });
    return true;
  };
  return sent;
}

http.request = request;
https.request = request;
