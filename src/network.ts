/** What needs Node's http, as one module: both programs load it when there is a request to send, not before. */
export { createProbe } from './health/probe.ts';
export { connect } from './hoody/connect.ts';

/** Loads this module. */
export type LoadNetwork = () => Promise<typeof import('./network.ts')>;
