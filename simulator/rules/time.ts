import type { ProgramRecord } from '../program.ts';
import { type Facts, isAnswered } from './facts.ts';

const ATTEMPT_MS = 1_000;
const CLEANUP_AFTER_CANCEL_MS = 5_000;
/** Between an abort and the end of a program, nothing takes time. */
const MARGIN_MS = 5;

/** No request is sent after the time, and no program goes on after it. */
export function* checkTime(facts: Facts): Generator<string> {
  const { step, containerIds, post, status } = facts.run;
  const timeoutMs = Number(facts.inputs['timeout-seconds'] ?? 300) * 1_000;
  const cleanupMs = containerIds.length > 1 ? 30_000 : 10_000;
  const last = step.startedAt + lastAttempt(timeoutMs);
  const lastCleanup = step.startedAt + timeoutMs + cleanupMs;
  const interruptedAt = step.interruptedAt ?? Number.POSITIVE_INFINITY;
  for (const request of facts.requests('step')) {
    const what = `A ${request.kind} was sent ${request.at - step.startedAt} ms after the start`;
    const isCleanup = !['create', 'restore'].includes(request.kind);
    if (request.at > (isCleanup ? lastCleanup : last)) yield `${what}, after the time of the step.`;
    if (request.at > interruptedAt + (isCleanup ? CLEANUP_AFTER_CANCEL_MS : 0))
      yield `${what}, ${request.at - interruptedAt} ms after it was interrupted.`;
  }
  const lastEnd = Math.min(lastCleanup, interruptedAt + CLEANUP_AFTER_CANCEL_MS) + MARGIN_MS;
  if (step.endedAt > lastEnd)
    yield `The step ended ${step.endedAt - lastEnd} ms after all its time was over.`;
  if (post) yield* checkPost(facts, post, status === 'cancelled' ? Math.min(timeoutMs, 240_000) : timeoutMs);
}

/** A snapshot can come until 30 s after its create request was sent, and be missing in a list for 3 s more. */
const SETTLE_MS = 33_000;
/** The last look at a container is tried three times, for 10 s each, and one before it can take as long. */
const LAST_LOOKS_MS = 45_000;
/** Where every request is answered at once. */
const CALM_LOOKS_MS = 3_000;

/** When the last attempt can be sent, in milliseconds after the start. */
function lastAttempt(totalMs: number): number {
  return totalMs - Math.min(ATTEMPT_MS, totalMs / 2);
}

/** A guard has the time of its step, its backups have half of that, and what it could not settle has its own. */
function* checkPost(facts: Facts, post: ProgramRecord, timeoutMs: number): Generator<string> {
  const { guard, unsettled, containerIds } = facts.run;
  const guardMs = guard ? timeoutMs : 0;
  const rounds = Math.ceil(containerIds.length / Number(facts.inputs['max-parallel'] ?? 8));
  const isCalm = facts.requests('post').every(isAnswered);
  // A backup that was lost is looked for too.
  const isSettling = unsettled !== undefined || guard?.backup !== undefined;
  const settleMs = isSettling ? SETTLE_MS + rounds * (isCalm ? CALM_LOOKS_MS : LAST_LOOKS_MS) : 0;
  const lastRestore = lastAttempt(guardMs);
  const last = { restore: lastRestore, create: lastAttempt(guardMs / 2) };
  for (const { at, kind } of facts.requests('post')) {
    const ms = at - post.startedAt;
    if (ms > (kind === 'restore' || kind === 'create' ? last[kind] : lastRestore + settleMs))
      yield `The post step sent a ${kind} ${ms} ms after its start, after its time.`;
  }
  const tookMs = post.endedAt - post.startedAt;
  if (tookMs > guardMs + settleMs + MARGIN_MS) yield `The post step ended after ${tookMs} ms.`;
}
