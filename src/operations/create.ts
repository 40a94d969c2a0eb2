import { formatTime } from '../format.ts';
import { HoodyError, UncertainError } from '../hoody/errors.ts';
import { compileFilter } from '../hoody/filter.ts';
import { expired } from '../hoody/retention.ts';
import type { Snapshot } from '../hoody/schema.ts';
import { type Outcome, settle, type Tools } from './outcome.ts';
import { removeIfThere } from './remove-if-there.ts';

export interface CreateRequest {
  alias: string;
  /** Whether the alias was generated, so that no other snapshot has it. */
  aliasIsUnique: boolean;
  /** In whole days; kept for good without. */
  expiryDays?: number;
  /** What to do when a snapshot of that alias is there already. */
  ifExists: 'create' | 'reuse' | 'replace' | 'fail';
  /** How many of the newest that the filter matches are kept. */
  retention?: { keepLast: number; filter: string };
  dryRun: boolean;
}

/** What was made for a container is gone again, because another one could not be had. */
export class UndoneError extends HoodyError {}

/**
 * Takes a snapshot of every container, or of none: when one fails, those that were made for the others are
 * deleted again. Older ones, which `replace` or the retention let go, go only once every new one is there.
 */
export async function create(
  request: CreateRequest,
  containerIds: readonly string[],
  tools: Tools,
): Promise<Outcome[]> {
  const outcomes = await tools.each(containerIds, (containerId) =>
    settle(containerId, () =>
      request.dryRun ? planOne(request, containerId, tools) : createOne(request, containerId, tools),
    ),
  );
  const failures = outcomes.filter(({ ok }) => !ok);
  if (failures.length > 0) return undo(request, outcomes, failures, tools);
  return request.dryRun ? outcomes : tools.each(outcomes, (outcome) => tidy(request, outcome, tools));
}

async function createOne(request: CreateRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const { hoody, story } = tools;
  if (request.ifExists === 'reuse' || request.ifExists === 'fail') {
    const existing = findExisting(request, containerId, await hoody.list(containerId), tools);
    if (existing) {
      story.info(
        `Container ${containerId} has snapshot ${existing.name} with the alias "${request.alias}" already, ` +
          `of ${formatTime(existing.created_at)}; it is reused.`,
      );
      return { ok: true, containerId, changed: false, reused: true, snapshots: [existing] };
    }
  }
  const snapshot = await story.chapter(
    `Creating a snapshot of container ${containerId} with the alias "${request.alias}"`,
    () => hoody.create(containerId, request),
    ({ name, expires_at }) =>
      `Created snapshot ${name} of container ${containerId}` +
      (expires_at ? `, which expires at ${formatTime(expires_at)}` : ''),
  );
  return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

async function planOne(request: CreateRequest, containerId: string, tools: Tools): Promise<Outcome> {
  const snapshots = await tools.hoody.list(containerId);
  const existing =
    request.ifExists === 'reuse' || request.ifExists === 'fail'
      ? findExisting(request, containerId, snapshots, tools)
      : undefined;
  const coming = { name: '', alias: request.alias, created_at: new Date(tools.now()).toISOString() };
  const surplus = existing
    ? await findSurplus(request, existing, snapshots, tools.now())
    : await findSurplus(request, coming, [coming, ...snapshots], tools.now());
  const plan = [
    existing
      ? `reuse snapshot ${existing.name} of container ${containerId}`
      : `create a snapshot of container ${containerId} with the alias "${request.alias}"`,
    ...surplus.map(({ name }) => `delete snapshot ${name} of container ${containerId}`),
  ];
  for (const step of plan) tools.story.info(`Dry run: would ${step}.`);
  return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}

/**
 * The newest snapshot of the alias, if one is there that has not expired.
 *
 * @throws HoodyError when there is one and there must not be
 */
function findExisting(
  { alias, ifExists }: CreateRequest,
  containerId: string,
  snapshots: readonly Snapshot[],
  { now }: Tools,
): Snapshot | undefined {
  const existing = snapshots.find(
    (snapshot) =>
      snapshot.alias === alias && !(snapshot.expires_at && Date.parse(snapshot.expires_at) <= now()),
  );
  if (existing && ifExists === 'fail') {
    throw new HoodyError(
      `Container ${containerId} has a snapshot with the alias "${alias}" already: ${existing.name}, of ` +
        `${formatTime(existing.created_at)}. Nothing was created. Give another \`alias\`, or set \`if-exists\` to ` +
        'reuse, replace or create.',
    );
  }
  return existing;
}

/** Deletes what the new snapshot makes superfluous. That it could not be deleted takes nothing from the new one. */
async function tidy(request: CreateRequest, outcome: Outcome, tools: Tools): Promise<Outcome> {
  const { hoody, story, now } = tools;
  const { containerId, snapshots } = outcome;
  if (request.ifExists !== 'replace' && !request.retention) return outcome;
  let { changed } = outcome;
  try {
    const listed = await hoody.list(containerId);
    const made = listed.find(({ name }) => name === snapshots[0]?.name);
    if (!made) throw new HoodyError('The list of its snapshots does not hold the new one.');
    for (const { name } of await findSurplus(request, made, listed, now())) {
      await removeIfThere(hoody, containerId, name);
      changed = true;
      story.info(`Deleted snapshot ${name} of container ${containerId}, which is not needed any more.`);
    }
  } catch (error) {
    story.warning(`Older snapshots of container ${containerId} were kept. ${(error as Error).message}`);
  }
  return { ...outcome, changed };
}

/** What `replace` and the retention let go, beside the snapshot that the step made or reused. */
async function findSurplus(
  { ifExists, retention, alias }: CreateRequest,
  made: Snapshot,
  snapshots: readonly Snapshot[],
  now: number,
): Promise<Snapshot[]> {
  const spared = new Set([made.name]);
  const madeAt = Date.parse(made.created_at);
  const isReplaced = (snapshot: Snapshot) =>
    ifExists === 'replace' && snapshot.alias === alias && Date.parse(snapshot.created_at) <= madeAt;
  const replaced = expired(snapshots, { matches: isReplaced }, spared, now);
  if (!retention) return replaced;
  const { keepLast, filter } = retention;
  const left = snapshots.filter((snapshot) => !replaced.includes(snapshot));
  return [...replaced, ...expired(left, { matches: await compileFilter(filter), keepLast }, spared, now)];
}

/** Deletes again what was made, since there is no snapshot of every container. */
async function undo(
  { alias, aliasIsUnique }: CreateRequest,
  outcomes: readonly Outcome[],
  failures: readonly Outcome[],
  tools: Tools,
): Promise<Outcome[]> {
  const because = `because there is none of ${failures.map(({ containerId }) => containerId).join(', ')}`;
  const hoody = tools.undoer();
  return tools.each(outcomes, async (outcome): Promise<Outcome> => {
    const { containerId, snapshots } = outcome;
    const [made] = snapshots;
    if (!outcome.ok && outcome.error instanceof UncertainError && aliasIsUnique) {
      const isGone = await removeLost(alias, containerId, { ...tools, hoody });
      return isGone ? { ...outcome, error: outcome.error.cause } : outcome;
    }
    if (!outcome.ok || !outcome.changed || !made) return outcome;
    try {
      await removeIfThere(hoody, containerId, made.name);
    } catch (error) {
      const message = `Snapshot ${made.name} of container ${containerId} is left over. ${(error as Error).message}`;
      return { ...outcome, ok: false, error: new HoodyError(message) };
    }
    const message = `Snapshot ${made.name} of container ${containerId} was deleted again, ${because}.`;
    tools.story.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
  });
}

/**
 * Deletes what a create made of which no answer came.
 *
 * @returns whether there was any; where there was none, it may still come
 */
async function removeLost(alias: string, containerId: string, { hoody, story }: Tools): Promise<boolean> {
  try {
    const lost = (await hoody.list(containerId)).filter((snapshot) => snapshot.alias === alias);
    for (const { name } of lost) {
      await removeIfThere(hoody, containerId, name);
      story.info(`Deleted snapshot ${name} of container ${containerId}, of which no answer had told.`);
    }
    return lost.length > 0;
  } catch {
    // What may be left, and how to find it, is told by the error of the create.
    return false;
  }
}
