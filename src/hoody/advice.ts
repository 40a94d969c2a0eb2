import { type Failure, LIMIT_CODE } from './failure.ts';

/**
 * Suggests what to do about a failure, as sentences.
 *
 * @param permission what the token must be allowed to do, such as "restore this container"
 */
export function advise(failure: Failure, permission: string): string {
  switch (failure.kind) {
    case 'status':
      return adviseOnStatus(failure, permission);
    case 'unconnected':
      return 'Check `api-url`, and that the runner reaches it (a proxy is taken from HTTPS_PROXY and NO_PROXY).';
    case 'lost':
      return 'The API or the network is not well. Run the job again, or raise `timeout-seconds`.';
    case 'redirect':
      return 'Redirects are not followed, since the token would go along. Set `api-url` to where the API is.';
    case 'malformed':
      return 'Check that `api-url` is the Hoody API. If it is, this is an error of the server.';
    case 'untrusted':
      return 'Check `api-url`. A certificate authority of your own is named to Node.js by NODE_EXTRA_CA_CERTS.';
  }
}

function adviseOnStatus(failure: Failure & { kind: 'status' }, permission: string): string {
  if (failure.code === LIMIT_CODE) {
    return 'The container has as many snapshots as it may: delete some, or give them an `expiry-days`.';
  }
  switch (failure.status) {
    case 400:
    case 422:
      return 'The API does not take these values. Check the inputs of this step.';
    case 401:
      return 'Check that `token` is a token of this API that has not expired.';
    case 403:
      return `Give the step a token that may ${permission}.`;
    case 404:
      return 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
    case 409:
      return (
        'Something else kept the container busy. Raise `timeout-seconds`, ' +
        'or let one job at a time work on it with `concurrency`.'
      );
    case 429:
      return 'The API asks for fewer requests. Run the job again later, or raise `timeout-seconds`.';
    default:
      return failure.status >= 500
        ? 'The API is not well. Run the job again, or raise `timeout-seconds`.'
        : 'Check the inputs of this step.';
  }
}
