import type { Acts, History, JobPlan, SnapshotStart, Trouble, Turn } from './history.ts';
import type { JobRecord } from './job.ts';
import { describeFault, type SentRequest } from './network.ts';
import type { Effect } from './platform.ts';
import type { Played } from './play.ts';

/** Tells a history in words: how it begins, what happens, and how it ends. */
export function describe({ history, jobs, platform, requests }: Played): string {
  const start = Math.min(...jobs.map(({ plan, step }) => step.startedAt - plan.startMs));
  const ids = [...new Set(jobs.flatMap(({ containerIds }) => containerIds))];
  const nameOf = (id: string) => `container ${ids.indexOf(id) + 1}`;
  const events = [
    ...requests.map((request) => ({ at: request.at, text: describeRequest(request, nameOf) })),
    ...platform.effects.map((effect) => ({ at: effect.at, text: `    ${describeEffect(effect, nameOf)}` })),
    ...jobs.flatMap((job, index) => describeJob(job, index)),
  ].toSorted((a, b) => a.at - b.at);
  const rows = events.map(({ at, text }) => `${((at - start) / 1_000).toFixed(3).padStart(9)} s  ${text}`);
  return [
    ...describePlatform(history.platform),
    ...history.containers.map(
      ({ snapshots, trouble }, index) =>
        `Container ${index + 1} has ${snapshots.map(describeSnapshot).join(', ') || 'no snapshots'}${describeTrouble(trouble)}.`,
    ),
    ...history.jobs.map(describePlan),
    '',
    ...rows,
  ].join('\n');
}

function describePlatform(platform: History['platform']): string[] {
  const { names, usedAlias, nameTaken, cap, lagMs, reapMs, hasDate, wholeSeconds } = platform;
  return [
    `The platform names a snapshot by its ${names}. A used alias ${usedAlias === 'kept' ? 'is kept' : 'moves to the new snapshot'}.`,
    `A create whose name exists ${nameTaken === 'replace' ? 'replaces the older snapshot' : `gets ${nameTaken}`}.`,
    ...(cap === null ? [] : [`A container can have ${cap} snapshots.`]),
    ...(lagMs === 0 ? [] : [`A list can be ${lagMs / 1_000} s old.`]),
    ...(reapMs === 0 ? [] : [`A snapshot stays ${reapMs / 1_000} s after it expired.`]),
    ...(hasDate ? [] : ['Responses have no date.']),
    ...(wholeSeconds ? ['Times of snapshots are whole seconds.'] : []),
  ];
}

function describeSnapshot({ alias, age, expiresIn }: SnapshotStart): string {
  const expiry = expiresIn === null ? '' : expiresIn < 0 ? ', expired' : `, expires in ${expiresIn} s`;
  return `${alias === null ? 'a snapshot without an alias' : `"${alias}"`} (${age} s old${expiry})`;
}

function describeTrouble(trouble: Trouble | null): string {
  if (!trouble) return '';
  return `; it is ${trouble.kind}${'forMs' in trouble ? ` for ${trouble.forMs / 1_000} s` : ''}`;
}

function describePlan({ operation, inputs, containers, aheadMs, cancelMs }: JobPlan, index: number): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [
    `Job ${index + 1}: ${operation} of ${containers} container${containers > 1 ? 's' : ''}`,
    ...given,
    ...(aheadMs === 0 ? [] : [`its clock is ${aheadMs / 1_000} s ahead`]),
    ...(cancelMs === null ? [] : [`canceled after ${cancelMs / 1_000} s`]),
  ].join(', ');
}

function describeRequest(
  { by, kind, container, name, body, turn, answer, view }: SentRequest,
  nameOf: (id: string) => string,
): string {
  const target = [
    kind,
    ...(name === '' ? [] : [name]),
    ...('alias' in body ? [JSON.stringify(body.alias)] : []),
  ].join(' ');
  const who = `Job ${by.job + 1}${by.program === 'post' ? ' (post)' : ''}`;
  const seen = view ? `: ${view.map((snapshot) => snapshot.name).join(', ') || 'nothing'}` : '';
  return `${who}: ${target} on ${nameOf(container)}${describeTurn(turn)} → ${answer ?? 'nothing'}${seen}`;
}

const ACTS: Record<Acts, string> = {
  no: ', and the platform does not act',
  yes: ', but the platform acts',
  late: ', but the platform acts later',
};

function describeTurn({ fault }: Turn): string {
  if (!fault) return '';
  const acts = 'acts' in fault ? ACTS[fault.acts] : '';
  return ` [${describeFault(fault)}${acts}]`;
}

function describeEffect(effect: Effect, nameOf: (id: string) => string): string {
  const where = nameOf(effect.container);
  switch (effect.kind) {
    case 'create': {
      const replaced = effect.replaced.map(({ name }) => name).join(', ');
      return `${where} has the new snapshot ${effect.snapshot.name}${replaced && `, in place of ${replaced}`}`;
    }
    case 'restore':
      return `${where} is restored from ${effect.snapshot.name}`;
    case 'delete':
      return `${where} no longer has ${effect.snapshot.name}`;
    case 'expire':
      return `${effect.snapshot.name} of ${where} expires`;
    case 'alias':
      return `${effect.snapshot.name} of ${where} has the alias ${JSON.stringify(effect.alias)}`;
    case 'deploy':
      return `a deploy changes ${where}`;
  }
}

function describeJob(
  { step, post, canceledAt, status }: JobRecord,
  index: number,
): { at: number; text: string }[] {
  const who = `Job ${index + 1}`;
  const report = ({ succeeded, warnings, errors }: NonNullable<typeof post>) =>
    [
      succeeded ? 'succeeds' : 'fails',
      ...warnings.map((text) => `warning: ${text}`),
      ...errors.map((text) => `error: ${text}`),
    ]
      .join('\n')
      .replaceAll('\n', '\n                  ');
  return [
    ...(canceledAt === undefined ? [] : [{ at: canceledAt, text: `${who} is canceled` }]),
    { at: step.endedAt, text: `${who}: the step ${report(step)}` },
    ...(post
      ? [
          { at: post.startedAt, text: `${who}: the post step begins, after ${status}` },
          { at: post.endedAt, text: `${who}: the post step ${report(post)}` },
        ]
      : []),
  ];
}
