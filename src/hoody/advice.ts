import { type Failure, LIMIT_CODE, PRESPAWN_CODE, type StatusFailure } from './failure.ts';
import type { Task } from './task.ts';

/** Suggests what to do about the failure of a task, as sentences. */
export function advise(failure: Failure, task: Pick<Task, 'kind' | 'permission'>): string {
  switch (failure.kind) {
    case 'status':
      return adviseOnStatus(failure, task);
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

function adviseOnStatus(
  failure: StatusFailure,
  { kind, permission }: Pick<Task, 'kind' | 'permission'>,
): string {
  if (failure.code === LIMIT_CODE) {
    return 'The container has reached its snapshot limit: delete some, or create them with `expiry-days` or `keep-last`.';
  }
  if (failure.code === PRESPAWN_CODE) {
    return 'The container is still being prepared. Run the job again later, or raise `timeout-seconds`.';
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
      return kind === 'list' || kind === 'create'
        ? 'Check `container-id`, and that `api-url` is the realm of the container.'
        : 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
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
