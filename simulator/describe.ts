import type {
  Acts,
  JobPlan,
  Kill,
  Outage,
  PlatformBehavior,
  SnapshotStart,
  StepPlan,
  TimeForm,
  Trouble,
  Turn,
} from './history.ts';
import type { StepRun } from './job.ts';
import { describeFault, type SentRequest } from './network.ts';
import type { Actor, Effect, ListedSnapshot } from './platform.ts';
import { type Played, runIdsOf, START } from './play.ts';
import type { ProgramRecord } from './program.ts';

interface Event {
  at: number;
  text: string;
}

/** Tells a history in words: how it begins, what happens, and how it ends. */
export function describe({ history, runs, platform, requests }: Played): string {
  const ids = [...new Set(runs.flatMap(({ containerIds }) => containerIds))];
  const nameOf = (id: string) => `container ${ids.indexOf(id) + 1}`;
  const events: Event[] = [
    ...requests.map((request) => ({ at: request.at, text: describeRequest(request, nameOf) })),
    ...platform.effects.map((effect) => ({ at: effect.at, text: `    ${describeEffect(effect, nameOf)}` })),
    ...runs.flatMap(describeRun),
  ].toSorted((a, b) => a.at - b.at);
  const rows = events.map(({ at, text }) => `${((at - START) / 1_000).toFixed(3).padStart(9)} s  ${text}`);
  let steps = 0;
  const runIds = runIdsOf(history);
  const plans = history.jobs.flatMap((job, index) => {
    const first = steps;
    steps += job.steps.length;
    return describeJob(job, `Job ${index + 1} of run ${runIds[index]}`, first);
  });
  return [
    ...describePlatform(history.platform),
    ...(history.outage ? [describeOutage(history.outage)] : []),
    ...history.containers.map(
      ({ snapshots, trouble }, index) =>
        `Container ${index + 1} has ${snapshots.map(describeSnapshot).join(', ') || 'no snapshots'}${describeTrouble(trouble)}.`,
    ),
    ...plans,
    '',
    ...rows,
  ].join('\n');
}

function describePlatform(platform: PlatformBehavior): string[] {
  const { names, usedAlias, nameTaken, cap, lagMs, reapMs, hasDate, wholeSeconds } = platform;
  const { answerTimes, listTimes, marksUse, frontAheadMs, hostAheadMs } = platform;
  return [
    `The platform names a snapshot by its ${names}. A used alias ${usedAlias === 'kept' ? 'is kept' : 'moves to the new snapshot'}.`,
    `A create request whose name exists ${nameTaken === 'replace' ? 'replaces the older snapshot' : `gets ${nameTaken}`}.`,
    ...(cap === null ? [] : [`A container can have ${cap} snapshots.`]),
    ...(lagMs === 0 ? [] : [`A list can be ${lagMs / 1_000} s old.`]),
    ...(reapMs === 0 ? [] : [`A snapshot stays ${reapMs / 1_000} s after it expired.`]),
    ...(hasDate ? [] : ['Responses have no date.']),
    ...(frontAheadMs === 0 ? [] : [`The date of responses is ${frontAheadMs / 1_000} s ahead.`]),
    ...(hostAheadMs === 0
      ? []
      : [`The clock that writes the times of snapshots is ${hostAheadMs / 1_000} s ahead.`]),
    ...(wholeSeconds ? ['Times of snapshots are whole seconds.'] : []),
    ...(answerTimes === 'milliseconds' ? [] : [`Responses to a create request have ${TIMES[answerTimes]}.`]),
    ...(listTimes === 'milliseconds' ? [] : [`Lists have ${TIMES[listTimes]}.`]),
    ...(marksUse ? ['A restore sets last_used_at.'] : []),
  ];
}

function describeOutage({ afterMs, forMs, fault }: Outage): string {
  return `After ${afterMs / 1_000} s, every request gets ${describeFault(fault)}, for ${forMs / 1_000} s.`;
}

const TIMES: Record<TimeForm, string> = {
  milliseconds: 'times with milliseconds',
  seconds: 'times without milliseconds',
  microseconds: 'times with microseconds',
  offset: 'times with an offset',
  zoneless: 'times without a zone',
  null: 'null in place of times',
  absent: 'no times',
  mixed: 'another form of time for each snapshot',
};

function describeSnapshot({ alias, age, expiresIn, usedAgo }: SnapshotStart): string {
  const use = usedAgo === null ? '' : `, restored ${usedAgo} s ago`;
  const expiry = expiresIn === null ? '' : expiresIn < 0 ? ', expired' : `, expires in ${expiresIn} s`;
  return `${alias === null ? 'a snapshot without an alias' : `"${alias}"`} (${age} s old${use}${expiry})`;
}

function describeTrouble(trouble: Trouble | null): string {
  if (!trouble) return '';
  return `; it is ${trouble.kind}${'forMs' in trouble ? ` for ${trouble.forMs / 1_000} s` : ''}`;
}

function describeJob(job: JobPlan, name: string, firstStep: number): string[] {
  const { steps, containers, startMs, cancelMs, deployAfter, status, aheadMs, jump } = job;
  const sentence = [
    `${name}, on ${containers} container${containers > 1 ? 's' : ''}, starts at ${startMs / 1_000} s`,
    ...(aheadMs === 0 ? [] : [`its clock is ${aheadMs / 1_000} s ahead`]),
    ...(jump ? [`which jumps by ${jump.byMs / 1_000} s after ${jump.afterMs / 1_000} s`] : []),
    ...(cancelMs === null ? [] : [`it is canceled after ${cancelMs / 1_000} s`]),
  ].join(', ');
  const deploy = `    then a deploy, which ${status === 'success' ? 'succeeds' : 'fails'}`;
  const rows = steps.map((step, position) => `    step ${firstStep + position + 1}: ${describeStep(step)}`);
  return [`${sentence}:`, ...rows.toSpliced(deployAfter, 0, deploy)];
}

function describeStep({
  operation,
  inputs,
  postInputs = {},
  always,
  kill,
  postKill,
  restLag,
}: StepPlan): string {
  return [
    operation,
    ...describeInputs(inputs),
    ...describeInputs(postInputs).map((input) => `${input} in its post step`),
    ...(always ? ['if: always()'] : []),
    ...(kill === null ? [] : [`killed ${describeKill(kill)}`]),
    ...(postKill === null ? [] : [`its post step killed ${describeKill(postKill)}`]),
    ...(restLag === 0 ? [] : [`late lists ${restLag === 1 ? 'as old as can be' : 'half as old as can be'}`]),
  ].join(', ');
}

function describeInputs(inputs: Record<string, string>): string[] {
  return Object.entries(inputs).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}

function describeKill(kill: Kill): string {
  return 'afterMs' in kill ? `after ${kill.afterMs / 1_000} s` : `at its request ${kill.atRequest}`;
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
  const seen = view ? `: ${view.map(describeListed).join(', ') || 'nothing'}` : '';
  return `${whoIs(by)}: ${target} on ${nameOf(container)}${describeTurn(turn)} → ${answer ?? 'nothing'}${seen}`;
}

function describeListed({ id, name, alias, toldAt }: ListedSnapshot): string {
  const label = alias === null || alias === name ? '' : ` "${alias}"`;
  return `${name}${label} (${id}${toldAt === undefined ? ', no time' : ''})`;
}

const ACTS: Record<Acts, string> = {
  no: ', and the platform does not act',
  yes: ', but the platform acts',
  late: ', but the platform acts 4 s later',
  later: ', but the platform acts 9 s later',
};

function describeTurn({ fault }: Turn): string {
  if (!fault) return '';
  const acts = 'acts' in fault ? ACTS[fault.acts] : '';
  return ` [${describeFault(fault)}${acts}]`;
}

/** A snapshot has its number in parentheses, because a name can come to mean another one. */
function describeEffect(effect: Effect, nameOf: (id: string) => string): string {
  const where = nameOf(effect.container);
  const who = effect.by ? ` (for ${whoIs(effect.by)})` : '';
  const what = 'snapshot' in effect ? `${effect.snapshot.name} (${effect.snapshot.id})` : '';
  switch (effect.kind) {
    case 'create': {
      const replaced = effect.replaced.map(({ name, id }) => `${name} (${id})`).join(', ');
      return `${where} has the new snapshot ${what}${replaced && `, in place of ${replaced}`}${who}`;
    }
    case 'restore':
      return `${where} is restored from ${what}${who}`;
    case 'delete':
      return `${where} no longer has ${what}${who}`;
    case 'expire':
      return `${what} of ${where} expires`;
    case 'alias':
      return `${what} of ${where} has the alias ${JSON.stringify(effect.alias)}${who}`;
    case 'deploy':
      return `a deploy changes ${where}`;
  }
}

function whoIs({ step, program }: Actor): string {
  return `Step ${step + 1}${program === 'post' ? ' (post)' : ''}`;
}

function describeRun({ index, step, post, status, env }: StepRun): Event[] {
  const said = env.afterPost['HOODY_ROLLBACK'] ?? 'nothing';
  return [
    { at: step.startedAt, text: `Step ${index + 1} begins` },
    ...describeProgram(`Step ${index + 1}`, step),
    ...(post
      ? [
          { at: post.startedAt, text: `Step ${index + 1}: the post step begins, after ${status}` },
          ...describeProgram(`Step ${index + 1}: the post step`, post),
          { at: post.endedAt, text: `Step ${index + 1}: later jobs read ${said}` },
        ]
      : []),
  ];
}

function describeProgram(who: string, program: ProgramRecord): Event[] {
  const { interruptedAt, killedAt, endedAt, succeeded, lines, warnings, errors } = program;
  const end = killedAt !== undefined ? 'is killed' : succeeded ? 'succeeds' : 'fails';
  const said = [
    ...lines,
    ...warnings.map((text) => `warning: ${text}`),
    ...errors.map((text) => `error: ${text}`),
  ];
  return [
    ...(interruptedAt === undefined ? [] : [{ at: interruptedAt, text: `${who} is interrupted` }]),
    {
      at: endedAt,
      text: [`${who} ${end}`, ...said].join('\n').replaceAll('\n', '\n                  '),
    },
  ];
}
