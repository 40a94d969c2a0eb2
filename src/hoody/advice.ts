import { type Failure, LIMIT_CODE, PRESPAWN_CODE, type StatusFailure } from './failure.ts';
import type { Task } from './task.ts';

const ON_LOST_RESPONSE =
  'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.';

/** Suggests what to do about the failure of a task, as sentences. */
export function advise(failure: Failure, { kind }: Pick<Task, 'kind'>): string {
  switch (failure.kind) {
    case 'status':
      return adviseOnStatus(failure, kind);
    case 'unconnected':
      return 'Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).';
    case 'lost':
      return ON_LOST_RESPONSE;
    case 'redirect':
      return 'The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.';
    case 'malformed':
      return 'Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.';
    case 'untrusted':
      return 'Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.';
  }
}

function adviseOnStatus({ code, status }: StatusFailure, kind: Task['kind']): string {
  if (code === LIMIT_CODE) {
    return 'The container has reached its snapshot limit. Delete snapshots, or use `expiry-days` or `keep-last`.';
  }
  if (code === PRESPAWN_CODE) {
    return 'The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.';
  }
  switch (status) {
    case 400:
    case 422:
      return 'The API rejected a value. Check the inputs of this step.';
    case 401:
      return 'Check that `token` is a token of this API that has not expired.';
    case 403:
      return 'Use a token that has the permission `containers.features.snapshots` for this container.';
    case 404:
      return kind === 'list' || kind === 'create'
        ? 'Check `container-id`, and that `api-url` is the realm of the container.'
        : 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
    case 408:
    case 425:
      return ON_LOST_RESPONSE;
    case 409:
      return 'The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.';
    case 429:
      return 'The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.';
    default:
      return status >= 500
        ? 'The API has a problem. Rerun the job later, or increase `timeout-seconds`.'
        : 'Check the inputs of this step.';
  }
}
