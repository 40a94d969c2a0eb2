import type { Clock } from '../base/clock.ts';

/**
 * A signal that is aborted when the job is canceled. The runner interrupts its steps, and kills them seconds later. On
 * Windows, it sends Ctrl+C and then Ctrl+Break, for which Node.js emits SIGINT and SIGBREAK.
 */
export function cancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** A signal that is aborted some milliseconds after another one. */
export function delayedSignal(
  signal: AbortSignal,
  delayMs: number,
  clock: Pick<Clock, 'timeout'>,
): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', () => clock.timeout(delayMs).addEventListener('abort', abort));
  return controller.signal;
}
