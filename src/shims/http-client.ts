/**
 * Stands in for @actions/http-client where @actions/core imports it (see `paths` in tsconfig.json): for OpenID
 * Connect, which this action does not use. So Node's http is loaded once there is a request to send, not before.
 */
export class HttpClient {
  constructor() {
    throw new Error('@actions/core has no HTTP client in this bundle');
  }
}
