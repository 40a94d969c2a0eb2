/** A signal that is aborted when the job is canceled. The runner interrupts its steps, and kills them seconds later. */
export function cancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** A signal that is aborted some milliseconds after another one. */
export function delayedSignal(signal: AbortSignal, delayMs: number): AbortSignal {
  const controller = new AbortController();
  signal.addEventListener('abort', () => setTimeout(() => controller.abort(), delayMs).unref());
  return controller.signal;
}
