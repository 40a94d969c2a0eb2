/**
 * Stands in for undici in the bundle (see `paths` in tsconfig.json). @actions/http-client imports it at start
 * for `getAgentDispatcher`, which only API clients for GitHub call; its requests, also those through a proxy,
 * use Node's own http. Loading the real one takes longer than all the rest of this action.
 */
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle');
  }
}
