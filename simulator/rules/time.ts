import type { Facts } from './facts.ts';

const ATTEMPT_MS = 1_000;
const CLEANUP_AFTER_CANCEL_MS = 5_000;
/** Between an abort and the end of a program, nothing takes time. */
const MARGIN_MS = 5;

/** No request is sent after the time, and no program goes on after it. */
export function* checkTime(facts: Facts): Generator<string> {
  const { job } = facts;
  const timeoutMs = Number(job.plan.inputs['timeout-seconds'] ?? 300) * 1_000;
  const cleanupMs = job.containerIds.length > 1 ? 30_000 : 10_000;
  const lastAttempt = job.step.startedAt + timeoutMs - Math.min(ATTEMPT_MS, timeoutMs / 2);
  const lastCleanup = job.step.startedAt + timeoutMs + cleanupMs;
  const canceledAt = job.canceledAt ?? Number.POSITIVE_INFINITY;
  for (const request of facts.requests('step')) {
    const what = `A ${request.kind} was sent ${request.at - job.step.startedAt} ms after the start`;
    const isCleanup = !['create', 'restore'].includes(request.kind);
    if (request.at > (isCleanup ? lastCleanup : lastAttempt)) yield `${what}, after the time of the step.`;
    if (request.at > canceledAt + (isCleanup ? CLEANUP_AFTER_CANCEL_MS : 0))
      yield `${what}, ${request.at - canceledAt} ms after the job was canceled.`;
  }
  const lastEnd = Math.min(lastCleanup, canceledAt + CLEANUP_AFTER_CANCEL_MS) + MARGIN_MS;
  if (job.step.endedAt > lastEnd)
    yield `The step ended ${job.step.endedAt - lastEnd} ms after all its time was over.`;
  if (!job.post) return;
  const postMs = job.status === 'cancelled' ? Math.min(timeoutMs, 240_000) : timeoutMs;
  const { startedAt, endedAt } = job.post;
  for (const { at, kind } of facts.requests('post')) {
    if (at > startedAt + postMs - Math.min(ATTEMPT_MS, postMs / 2))
      yield `The post step sent a ${kind} ${at - startedAt} ms after its start, after its time.`;
  }
  if (endedAt > startedAt + postMs + MARGIN_MS) yield `The post step ended after ${endedAt - startedAt} ms.`;
}
