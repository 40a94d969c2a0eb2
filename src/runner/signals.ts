/** A signal that is aborted when the job is cancelled. The runner interrupts its steps, and kills them seconds later. */
export function cancellationSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
