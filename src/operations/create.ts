import { formatTime } from '../text/format.ts';
import type { Context } from './context.ts';
import { findExisting, type IfExists } from './if-exists.ts';
import { captureFailure, type Outcome } from './outcome.ts';
import { deleteSuperseded, findSuperseded } from './superseded.ts';
import { undoCreate } from './undo-create.ts';

export interface CreateRequest {
  alias: string;
  /** Whether the alias was generated, so that no other snapshot has it. */
  aliasIsUnique: boolean;
  /** In whole days; absent if the snapshot does not expire. */
  expiryDays?: number;
  /** What to do if a snapshot with this alias exists. */
  ifExists: IfExists;
  /** Keeps the newest `keepLast` of the snapshots that the filter matches. */
  retention?: { keepLast: number; filter: string };
  dryRun: boolean;
}

/**
 * Creates a snapshot of every container, or of none: if one fails, those of the others are deleted again. Older
 * snapshots are deleted only after every new one exists.
 */
export async function create(
  request: CreateRequest,
  containerIds: readonly string[],
  context: Context,
): Promise<Outcome[]> {
  const createOrPlan = request.dryRun ? planCreate : createOne;
  const outcomes = await context.mapConcurrently(containerIds, (containerId) =>
    captureFailure(containerId, () => createOrPlan(request, containerId, context)),
  );
  if (outcomes.some(({ ok }) => !ok)) return undoCreate(request, outcomes, context);
  if (request.dryRun) return outcomes;
  return context.mapConcurrently(outcomes, (outcome) => deleteSuperseded(request, outcome, context));
}

async function createOne(request: CreateRequest, containerId: string, context: Context): Promise<Outcome> {
  const { client, logger, now } = context;
  if (request.ifExists === 'reuse' || request.ifExists === 'fail') {
    const existing = findExisting(request, containerId, await client.list(containerId), now());
    if (existing) {
      logger.info(
        `Container ${containerId} has snapshot ${existing.name} with the alias "${request.alias}" already, ` +
          `of ${formatTime(existing.created_at)}; it is reused.`,
      );
      return { ok: true, containerId, changed: false, reused: true, snapshots: [existing] };
    }
  }
  const snapshot = await logger.withProgress(
    `Creating a snapshot of container ${containerId} with the alias "${request.alias}"`,
    () => client.create(containerId, request),
    ({ name, expires_at }) =>
      `Created snapshot ${name} of container ${containerId}` +
      (expires_at ? `, which expires at ${formatTime(expires_at)}` : ''),
  );
  return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

async function planCreate(request: CreateRequest, containerId: string, context: Context): Promise<Outcome> {
  const snapshots = await context.client.list(containerId);
  const now = context.now();
  const existing = findExisting(request, containerId, snapshots, now);
  const planned = { name: '', alias: request.alias, created_at: new Date(now).toISOString() };
  const superseded = existing
    ? await findSuperseded(request, existing, snapshots, now)
    : await findSuperseded(request, planned, [planned, ...snapshots], now);
  const plan = [
    existing
      ? `reuse snapshot ${existing.name} of container ${containerId}`
      : `create a snapshot of container ${containerId} with the alias "${request.alias}"`,
    ...superseded.map(({ name }) => `delete snapshot ${name} of container ${containerId}`),
  ];
  for (const step of plan) context.logger.info(`Dry run: would ${step}.`);
  return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}
