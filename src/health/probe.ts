import { HttpClient } from '@actions/http-client/lib/index';
import { agentOf, USER_AGENT } from '../http/connections.ts';
import { HttpRequest } from '../http/request.ts';
import { line } from '../text/message.ts';
import type { Redact, Redacted } from '../text/redact.ts';

/** The response of a URL to one request. */
export type ProbeResult = { status: number; reason: Redacted } | { error: Redacted };

export type Probe = (url: URL, signal: AbortSignal) => Promise<ProbeResult>;

/**
 * Creates a probe that sends one GET request: without the token, through the proxy of the environment, and with every
 * certificate checked whatever the environment says. It follows no redirect and reads no body. What it receives is
 * redacted before anything reads it.
 */
export function createProbe(redact: Redact): Probe {
  const connections = new HttpClient(USER_AGENT, undefined, { keepAlive: false });
  return async (url, signal) => {
    const agent = agentOf(connections, url);
    const headers = { accept: '*/*', 'cache-control': 'no-cache', 'user-agent': USER_AGENT };
    const request = new HttpRequest(url, { method: 'GET', headers, agent, signal }, undefined);
    try {
      const { statusCode = 0, statusMessage } = await request.response;
      return { status: statusCode, reason: redact(`${statusCode} ${statusMessage ?? ''}`.trim()) };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return {
        error: signal.aborted ? line('no response in time') : line`no response (${redact(code ?? message)})`,
      };
    } finally {
      request.destroy();
    }
  };
}
