import type { ProcessBaseline, ProcessTable } from '../src/guard/leftovers.ts';

/** A machine on which nothing else runs. */
export const NO_PROCESSES: ProcessTable = {
  ownPid: 1,
  list: () => [],
  startTimeOf: () => undefined,
  variablesOf: () => undefined,
  cgroupOf: () => undefined,
  signal: () => undefined,
};

export const BASELINE: ProcessBaseline = {
  trackingId: 'github_00000000-0000-0000-0000-000000000000',
  startTime: 1,
  directory: '/runner',
  files: [],
};
