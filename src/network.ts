import { createProbe } from './health/probe.ts';
import { connect } from './hoody/connect.ts';

/** What reaches other machines: the API, and what must be healthy after a restore. */
export interface Network {
  connect: typeof connect;
  createProbe: typeof createProbe;
}

/** Over HTTP, as Node.js speaks it. */
export const httpNetwork: Network = { connect, createProbe };
