import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { type Answer, usualFailure } from '../api/answers.ts';
import type { Operation } from '../api/operation.ts';
import type { Effect } from './faults.ts';
import type { OpenRequest } from './request-log.ts';
import { hang, jsonAnswer, madeUpAnswer, reset, send, sendHalf, type WireAnswer } from './wire.ts';

/** One request to an endpoint and the way to answer it. */
export interface Exchange {
  readonly operation: Operation;
  readonly reply: FastifyReply;
  readonly recorded: OpenRequest;
  /** Does the operation. */
  readonly act: () => Promise<Answer>;
  /** Ends every wait. */
  readonly closing: AbortSignal;
}

/** Answers a request: as usual, or as a fault has it. */
export async function answer(exchange: Exchange, effect: Effect | undefined): Promise<void> {
  const { act, reply, operation } = exchange;
  switch (effect?.kind) {
    case undefined:
      return finish(exchange, jsonAnswer(await act()));
    case 'delay':
      await sleep(effect.ms, undefined, { signal: exchange.closing });
      return finish(exchange, jsonAnswer(await act()));
    case 'status':
      if (effect.acts === true) await act();
      return finish(exchange, scripted(effect, operation));
    case 'answer': {
      const { status } = await act();
      return finish(exchange, madeUpAnswer(effect.status ?? status, effect.body, 'application/json'));
    }
    case 'cut': {
      const whole = jsonAnswer(await act());
      exchange.recorded.status = whole.status;
      return sendHalf(reply, whole);
    }
    case 'reset':
      if (effect.when === 'after') await act();
      return reset(reply);
    case 'hang':
      if (effect.acts === true) await act();
      return hang(reply);
  }
}

// The status is recorded first, so that whoever has the answer finds it in the record.
function finish({ reply, recorded }: Exchange, whole: WireAnswer): Promise<void> {
  recorded.status = whole.status;
  return send(reply, whole);
}

function scripted(effect: Effect & { kind: 'status' }, operation: Operation): WireAnswer {
  const { status, body, headers } = effect;
  const whole =
    body === undefined
      ? jsonAnswer(usualFailure(status, operation))
      : madeUpAnswer(status, body, 'text/html');
  return { ...whole, headers: { ...whole.headers, ...headers } };
}
