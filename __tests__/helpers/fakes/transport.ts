import { AttemptError } from '../../../src/hoody/errors.ts';
import type { Failure } from '../../../src/hoody/failure.ts';
import type { TransportResponse } from '../../../src/hoody/response.ts';
import type { Transport, TransportRequest } from '../../../src/hoody/transport.ts';

/** The result of a request: a response with this body, a failure, or the result of a function. */
export type Scene =
  | { body: unknown; serverTime?: number; receivedAt?: number }
  | Failure
  | ((request: TransportRequest) => Promise<TransportResponse>);

export interface FakeTransport extends Transport {
  /** Each request, as `METHOD segment/segment body`. */
  readonly sent: string[];
}

/** A transport whose requests get one scene after the other. */
export function fakeTransport(...scenes: Scene[]): FakeTransport {
  const sent: string[] = [];
  const rest = [...scenes];
  return {
    sent,
    async send(request) {
      const { method, segments, body } = request;
      sent.push([method, segments.join('/'), ...(body ? [JSON.stringify(body)] : [])].join(' '));
      const scene = rest.shift();
      if (scene === undefined) throw new Error(`nothing was to be sent any more: ${sent.at(-1)}`);
      if (typeof scene === 'function') return scene(request);
      if ('kind' in scene) throw new AttemptError(scene);
      return { body: scene.body, serverTime: scene.serverTime, receivedAt: scene.receivedAt ?? 0 };
    },
    close: () => undefined,
  };
}
