import path from 'node:path';
import type { Launch } from './measure.ts';

export const TOKEN = 'hdy_benchmark_token';

/** The address of the snapshots of a container. */
export function snapshotsAddress(apiUrl: string, containerId: string): string {
  return `${apiUrl}/api/v1/containers/${containerId}/snapshots`;
}

/** Node.js itself, which does nothing. */
export const BARE_NODE: Launch = { args: ['-e', '0'] };

/** The shortest program that sends a request and waits for the response. */
export function sendRequest(method: string, url: string, token: string, body?: object): Launch {
  const args = [method, url, token, ...(body ? [JSON.stringify(body)] : [])];
  return { args: [program('send-request'), ...args] };
}

/** The shortest program that sends the same request to several addresses, some at a time. */
export function sendRequests(
  maxParallel: number,
  method: string,
  token: string,
  body: object,
  urls: readonly string[],
): Launch {
  return {
    args: [program('send-requests'), String(maxParallel), method, token, JSON.stringify(body), ...urls],
  };
}

/** The shortest program that fetches a list and parses it. */
export function fetchList(url: string, token: string): Launch {
  return { args: [program('fetch-list'), url, token] };
}

function program(name: string): string {
  return path.join(__dirname, 'baselines', `${name}.js`);
}
