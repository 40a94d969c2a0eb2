import type { SentRequest } from '../network.ts';
import { choose } from './choose.ts';
import { type Facts, isLost, isTurnedAway } from './facts.ts';
import { NO_SUCH } from './words.ts';

/** As long as a gateway is asked again for certain, and the longest wait between two requests, in milliseconds. */
const PATIENCE_MS = 20_000;
const MAX_WAIT_MS = 7_000;

/**
 * A gateway that has not passed a request on is asked again, as while the API restarts; and what a create request sends again
 * waits for a list, which shows whether the first attempt acted all the same.
 */
export function* checkGateway(facts: Facts): Generator<string> {
  for (const container of facts.run.containerIds) {
    yield* checkPatience(facts, container);
    yield* checkLooks(facts.requests('step', container));
    yield* checkLooks(facts.requests('post', container));
  }
}

/** @param requests those of one program in one container */
function* checkLooks(requests: readonly SentRequest[]): Generator<string> {
  for (const [index, request] of requests.entries()) {
    if (request.kind !== 'create' || !(isTurnedAway(request) || isLost(request))) continue;
    const next = requests.slice(index + 1).find(({ kind }) => kind !== 'delete');
    if (next?.kind === 'create')
      yield `A create request in ${request.container} was sent again without a look.`;
  }
}

/** Where a call has the time of its step. Those of a look, or of a cleanup, have less. */
function* checkPatience(facts: Facts, container: string): Generator<string> {
  const { step, plan } = facts.run;
  const timeoutMs = Number(facts.inputs['timeout-seconds'] ?? 300) * 1_000;
  const end = Math.min(
    step.startedAt + timeoutMs,
    step.interruptedAt ?? Number.POSITIVE_INFINITY,
    step.killedAt ?? Number.POSITIVE_INFINITY,
  );
  const all = facts.requests('step', container);
  const requests = all.filter(({ kind }) => kind === plan.operation);
  const last = requests.at(-1);
  if (!last || !isTurnedAway(last) || last.at > end - MAX_WAIT_MS) return;
  const { at: otherAt = 0 } = requests.findLast((request) => !isTurnedAway(request)) ?? {};
  // The look before a create is a part of its attempt.
  const first = all.find((request) => request.at > otherAt && isTurnedAway(request));
  const isFollowed = all.at(-1) !== last;
  if (first && last.at - first.at < PATIENCE_MS && !isFollowed)
    yield `The ${last.kind} in ${container} was given up after ${last.at - first.at} ms of refusals of a gateway.`;
}

/** A container is said to have no such snapshot only after the API itself said so: no list has it, or a 404 of its own. */
export function* checkMissing(facts: Facts): Generator<string> {
  const { step, containerIds } = facts.run;
  const said = [...step.errors, ...step.lines];
  for (const container of containerIds) {
    const isMissing = (selector: string) =>
      facts.views(container).some(({ view }) => choose(view, selector).kind === 'missing');
    const isNotFound = ({ turn, answer }: SentRequest) => !turn.fault && answer === '404';
    for (const selector of facts.selectors(container)) {
      const isSaid = said.some((text) => text.includes(`${container} ${NO_SUCH}${selector}"`));
      if (isSaid && !isMissing(selector) && !facts.requests('step', container).some(isNotFound))
        yield `The step says that ${container} has no ${selector}, which the API did not say.`;
    }
  }
}
