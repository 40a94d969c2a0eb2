/**
 * Aborted by the signals with which the runner ends the steps of a cancelled job, some seconds before it kills
 * them.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
