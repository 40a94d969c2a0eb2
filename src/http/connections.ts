import type { Agent, OutgoingHttpHeaders } from 'node:http';
import { HttpClient } from '@actions/http-client/lib/index';
import { version } from '../../package.json';
import { type HttpExchange, HttpRequest } from './request.ts';

/** What every request calls its sender. */
export const USER_AGENT = `hoody-snapshot/${version}`;

/** Connections to one server. */
export interface HttpConnections {
  /** @param body sent as it is; undefined for none */
  start(
    url: URL,
    options: { method: string; headers: OutgoingHttpHeaders },
    body: string | undefined,
  ): HttpExchange;
  /** Gives every further request a new connection. */
  stopReuse(): void;
  close(): void;
}

/** An agent that checks every certificate, also that of a proxy, whatever the environment says. */
export function agentOf(client: HttpClient, url: URL): Agent {
  const agent: Agent & { options?: object; proxyOptions?: object } = client.getAgent(url.href);
  const isChecked = { rejectUnauthorized: true };
  agent.options = { ...agent.options, ...isChecked };
  if (agent.proxyOptions) agent.proxyOptions = { ...agent.proxyOptions, ...isChecked };
  return agent;
}

/** Connections that are kept alive, through the proxy of the environment, as @actions/http-client uses it. */
export function openHttpConnections(): HttpConnections {
  const keepAlive = new HttpClient(USER_AGENT, [], { keepAlive: true });
  const oneRequestEach = new HttpClient(USER_AGENT, [], { keepAlive: false });
  let current = keepAlive;
  return {
    start: (url, { method, headers }, body) =>
      new HttpRequest(url, { method, headers, agent: agentOf(current, url) }, body),
    stopReuse() {
      current = oneRequestEach;
    },
    close() {
      keepAlive.dispose();
      oneRequestEach.dispose();
    },
  };
}
