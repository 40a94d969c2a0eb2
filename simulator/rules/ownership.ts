import { type Facts, isLost, names } from './facts.ts';

/** A step takes nothing for its own that another one made. */
export function* checkOwnership(facts: Facts): Generator<string> {
  const { plan, containerIds } = facts.run;
  if (plan.operation !== 'create' || facts.isDryRun) return;
  for (const container of containerIds) {
    yield* checkGuarded(facts, container);
    yield* checkResult(facts, container);
    yield* checkSecond(facts, container);
  }
}

/** What the guard can delete, the step made. */
function* checkGuarded(facts: Facts, container: string): Generator<string> {
  for (const { containerId, name, createdAt, ownership } of facts.run.guard?.snapshots ?? []) {
    if (containerId !== container) continue;
    const known = facts.known(container, name, createdAt);
    if (known.length === 0)
      yield `The guard knows ${name} of ${container} at ${createdAt}, which was never shown.`;
    else if (ownership === 'made' && !known.some((snapshot) => facts.isMine(snapshot)))
      yield `The guard takes ${name} of ${container} for its own, which the step did not make.`;
  }
}

/** What a list showed before the step sent anything is not new, and what is called created was created. */
function* checkResult(facts: Facts, container: string): Generator<string> {
  const { step } = facts.run;
  const { inputs } = facts;
  const name = facts.reported(container);
  if (name === undefined || inputs['if-exists'] === 'reuse') return;
  const time = facts.reportedTime(container, name);
  const known = facts.known(container, name, time);
  const sentAt = firstCreateAt(facts, container);
  const isOld = ({ id }: { id: number }) =>
    facts.views(container).some(({ at, view }) => at < sentAt && view.some((snapshot) => snapshot.id === id));
  if (known.length > 0 && known.every(isOld))
    yield `The step reports ${name} of ${container} as new, which was there before.`;
  const { hostAheadMs, frontAheadMs } = facts.platform;
  const marginMs = MADE_MARGIN_MS + Math.max(0, hostAheadMs - frontAheadMs);
  const isOlder = ({ createdAt }: { createdAt: number }) => createdAt < sentAt - marginMs;
  // Without a time, nothing tells what came between the first list and the request.
  if (time !== '' && known.length > 0 && known.every(isOlder))
    yield `The step reports ${name} of ${container} as new, which is older than its first request.`;
  const isCreated = step.lines.some((line) =>
    line.includes(`Created snapshot ${name} of container ${container}`),
  );
  if (isCreated && !facts.made(container).some(({ snapshot }) => snapshot.name === name))
    yield `The step says that it created ${name} of ${container}, which it did not.`;
}

/** Where the step has looked after a lost attempt, a second new snapshot of its alias is told. */
function* checkSecond(facts: Facts, container: string): Generator<string> {
  const { alias } = facts.inputs;
  const { step, post, unsettled } = facts.run;
  if (alias === undefined || !step.succeeded || facts.tellsNothingOfLost) return;
  // What the step leaves to its post step stays untold if that is killed.
  if (unsettled && post?.killedAt !== undefined) return;
  const lost = facts
    .requests('step', container)
    .find((request) => request.kind === 'create' && request.body.alias === alias && isLost(request));
  if (!lost) return;
  const sentAt = lost.at;
  const name = facts.reported(container) ?? '';
  const result = facts.known(container, name, facts.reportedTime(container, name));
  const wereThere = facts
    .views(container)
    .flatMap(({ at, view }) => (at < sentAt ? view.map(({ id }) => id) : []));
  const shown = (['step', 'post'] as const)
    .flatMap((program) => facts.views(container, program))
    .flatMap(({ at, view }) => (at > sentAt ? view : []));
  for (const snapshot of facts.left(container)) {
    // Another step can have changed the alias since.
    if (snapshot.alias !== alias) continue;
    const isNew = snapshot.createdAt > sentAt && !wereThere.includes(snapshot.id);
    const isShown = shown.some((listed) => listed.id === snapshot.id && listed.alias === alias);
    if (!isNew || !isShown || result.some(({ id }) => id === snapshot.id)) continue;
    if (!names(step, snapshot) && !names(post, snapshot))
      yield `Snapshot ${snapshot.name} of ${container} has the alias "${alias}" too, and nothing names it.`;
  }
}

/** Clocks count as the same to a minute; a time can be rounded to the second, and a request takes a while. */
const MADE_MARGIN_MS = 62_000;

function firstCreateAt(facts: Facts, container: string): number {
  const first = facts.requests('step', container).find(({ kind }) => kind === 'create');
  return first?.at ?? Number.POSITIVE_INFINITY;
}
