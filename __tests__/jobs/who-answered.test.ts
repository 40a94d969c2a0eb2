import { FakeJob } from '../helpers/fakes/job.ts';
import {
  DB,
  gaveUp,
  refused,
  ScriptedHoody,
  type Sent,
  START,
  type Twist,
  WEB,
} from '../helpers/fakes/scripted-hoody.ts';

const OLD = 'snap-20250115-103000';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The page of a router while the API restarts, with the clock of that router. */
const routed = (status: number, aheadMs = 0): Twist => ({
  acts: false,
  answer: {
    status,
    body: '<html>Status</html>',
    headers: { date: new Date(START + aheadMs).toUTCString() },
  },
});

/** A router responds until some milliseconds after the test began. */
const routedUntil =
  (ms: number, status = 404) =>
  ({ at }: Sent): Twist | undefined =>
    at < ms ? routed(status) : undefined;

const withOld = (world: ConstructorParameters<typeof ScriptedHoody>[0] = {}) => {
  const hoody = new ScriptedHoody(world);
  for (const container of [WEB, DB])
    hoody.put(container, {
      name: OLD,
      alias: 'stable',
      content: 'stable release',
      createdAt: START - HOUR_MS,
    });
  return hoody.settleLists();
};

const text = (lines: readonly string[]) => lines.join('\n');

describe('A router that responds with 404 while the API restarts', () => {
  test.each([404, 400, 401, 403, 409, 410, 422])(
    'A restore behind a router that responds with %d is done when the API is back',
    async (status) => {
      const hoody = withOld();
      hoody.on('restore', routedUntil(20_000, status));
      const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
      expect(step.errors).toEqual([]);
      expect(hoody.done('restore')).toHaveLength(1);
      expect(hoody.kinds()).not.toContain('list');
    },
  );

  test.each([{}, { 'ignore-missing': 'true' }])(
    'A delete with the inputs %j that no API sees is not called done',
    async (inputs) => {
      const hoody = withOld();
      hoody.on('delete', () => routed(404));
      const step = await new FakeJob(hoody).step({ operation: 'delete', snapshot: OLD, ...inputs });
      expect(step.succeeded).toBe(false);
      expect(text(step.errors)).toContain('a gateway responded with 404');
      expect(text(step.errors)).not.toMatch(/may have happened|nothing to delete|has no snapshot/);
      expect(text(step.lines)).not.toMatch(/Deleted|nothing to delete/);
      expect(step.outputs['changed']).toBe('false');
      expect(step.ms).toBeGreaterThan(20_000);
      expect(step.ms).toBeLessThan(40_000);
    },
  );

  test('A delete by a rule does not count a 404 of a router as a deletion', async () => {
    const hoody = withOld();
    hoody.on('delete', () => routed(404));
    const step = await new FakeJob(hoody).step({
      operation: 'delete',
      filter: '*',
      'older-than': '1h',
    });
    expect(step.succeeded).toBe(false);
    expect(step.results[0]).toMatchObject({ ok: false, changed: false, snapshot_names: [] });
  });

  test('A delete that was lost is not settled by the 404 of a router', async () => {
    const hoody = withOld();
    hoody.on('delete', (_, index) => (index === 0 ? gaveUp(100, { acts: false }) : routed(404)));
    const step = await new FakeJob(hoody).step({ operation: 'delete', snapshot: OLD });
    expect(hoody.names()).toEqual([OLD]);
    expect(step.succeeded).toBe(false);
    expect(text(step.errors)).toContain('may have happened');
    expect(step.outputs['changed']).toBe('true');
  });

  test('A delete that was lost is settled by the 404 of the API after that of a router', async () => {
    const hoody = withOld();
    hoody.on('delete', (_, index) => (index === 0 ? gaveUp(100) : index < 4 ? routed(404) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'delete', snapshot: OLD });
    expect(step.errors).toEqual([]);
    expect(step.outputs['changed']).toBe('true');
  });

  test('A rollback outlives a router for four minutes', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'restore-on-failure': 'true' });
    hoody.deploy(WEB);
    hoody.on('restore', routedUntil(240_000)).on('list', routedUntil(240_000));
    await job.end('failure');
    expect(step.post?.errors).toEqual([]);
    expect(hoody.content()).toBe('old release');
  });

  test('A rollback whose whole time a router takes says that a gateway responded, and what to do', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({
      operation: 'create',
      'restore-on-failure': 'true',
      'timeout-seconds': '60',
    });
    hoody.deploy(WEB);
    hoody.on('restore', () => routed(404)).on('list', () => routed(404));
    await job.end('failure');
    expect(step.post?.ms).toBeGreaterThan(50_000);
    const [error = ''] = step.post?.errors ?? [];
    expect(error).toContain('a gateway responded with 404');
    expect(error).toContain('curl');
    expect(error).not.toMatch(/is gone|expired, or|may have happened/);
    expect(step.post?.summary).toContain('was not rolled back');
  });

  test('A cleanup after the job outlives a router and deletes the snapshot', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'delete-on-success': 'true' });
    hoody.on('delete', routedUntil(120_000));
    await job.end('success');
    expect(hoody.names()).toEqual([]);
    expect(step.post?.warnings).toEqual([]);
  });

  test.each([{}, { alias: 'release' }])(
    'A create step with the inputs %j behind a router looks before each repetition and makes one snapshot',
    async (inputs) => {
      const hoody = new ScriptedHoody();
      hoody.on('create', routedUntil(15_000));
      const step = await new FakeJob(hoody).step({ operation: 'create', ...inputs });
      expect(step.errors).toEqual([]);
      expect(hoody.done('create')).toHaveLength(1);
      const kinds = hoody.kinds();
      expect(kinds.filter((kind, index) => kind === 'create' && kinds[index - 1] === 'create')).toEqual([]);
      expect(step.outputs['snapshot-name']).toBe(hoody.names()[0]);
    },
  );

  test('A create step that a router passed on in spite of its 404 makes one snapshot', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', (_, index) =>
      index === 0 ? { answer: { status: 404, body: '<html>Not Found</html>' }, answerMs: 100 } : undefined,
    );
    const step = await new FakeJob(hoody).step({ operation: 'create' });
    await hoody.pass(30_000);
    expect(step.errors).toEqual([]);
    expect(hoody.names()).toEqual([step.outputs['snapshot-name']]);
  });

  test('A create step at a wrong address ends after some 30 s and claims no snapshot', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', () => routed(404)).on('list', () => routed(404));
    const step = await new FakeJob(hoody).step({ operation: 'create' });
    expect(step.ms).toBeGreaterThan(20_000);
    expect(step.ms).toBeLessThan(40_000);
    expect(text(step.errors)).toContain('a gateway responded with 404');
    expect(text(step.errors)).toContain('api-url');
    expect(text(step.errors)).not.toContain('may exist');
    expect(step.outputs['changed']).toBe('false');
  });

  test('A router that needs 407 of a proxy ends the step at once', async () => {
    const hoody = withOld();
    hoody.on('restore', () => routed(407));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    expect(hoody.sent('restore')).toHaveLength(1);
    expect(text(step.errors)).toContain('the proxy responded with 407');
    expect(text(step.errors)).toContain('HTTPS_PROXY');
  });

  test('The 404 of the API ends a restore at once', async () => {
    const hoody = withOld();
    hoody.on('restore', () => refused(404));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    expect(step.succeeded).toBe(false);
    expect(hoody.sent('restore')).toHaveLength(1);
  });
});

describe('A gateway whose clock is a day ahead', () => {
  test.each([404, 502, 503])('A %d of it makes no rule delete a snapshot of an hour', async (status) => {
    const hoody = withOld();
    hoody.on('list', (_, index) => (index === 0 ? routed(status, DAY_MS) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'delete', filter: '*', 'older-than': '12h' });
    expect(step.errors).toEqual([]);
    expect(step.warnings).toEqual([]);
    expect(hoody.names()).toEqual([OLD]);
  });

  test('A 502 of it makes no create reuse less', async () => {
    const hoody = new ScriptedHoody();
    hoody.put(WEB, { name: 'stable', alias: 'stable', expiresAt: START + 12 * HOUR_MS }).settleLists();
    hoody.on('list', (_, index) => (index === 0 ? routed(502, DAY_MS) : undefined));
    const step = await new FakeJob(hoody).step({
      operation: 'create',
      alias: 'stable',
      'if-exists': 'reuse',
    });
    expect(step.errors).toEqual([]);
    expect(hoody.kinds()).toEqual(['list', 'list']);
  });
});

describe('Clocks that disagree', () => {
  const dated = (frontAheadMs: number) => {
    const hoody = new ScriptedHoody({ frontAheadMs });
    for (const days of [1, 20, 50]) hoody.put(WEB, { name: `day-${days}`, createdAt: START - days * DAY_MS });
    return hoody.settleLists();
  };
  const prune = { operation: 'delete', filter: '*', 'older-than': '30d' };

  test('A Date 60 days ahead makes a rule delete only what is old by the runner too', async () => {
    const hoody = dated(60 * DAY_MS);
    const step = await new FakeJob(hoody).step(prune);
    expect(hoody.names()).toEqual(['day-1', 'day-20']);
    expect(text(step.warnings)).toContain('The clock of the runner is');
    expect(text(step.warnings)).toContain('behind that of the API');
  });

  test('A runner 60 days ahead makes a rule delete only what is old by the API too', async () => {
    const hoody = dated(0);
    const step = await new FakeJob(hoody, { aheadMs: 60 * DAY_MS }).step(prune);
    expect(hoody.names()).toEqual(['day-1', 'day-20']);
    expect(text(step.warnings)).toContain('ahead of that of the API');
  });

  test.each([
    [-290_000, 0],
    [290_000, 0],
    [-310_000, 1],
    [310_000, 1],
  ])('A runner that is %d ms ahead causes %d warnings', async (aheadMs, count) => {
    const step = await new FakeJob(dated(0), { aheadMs }).step(prune);
    expect(step.warnings).toHaveLength(count);
  });

  test('A difference is reported once for all containers', async () => {
    const hoody = dated(0);
    const step = await new FakeJob(hoody, { aheadMs: HOUR_MS }).step({
      ...prune,
      'container-id': `${WEB},${DB}`,
    });
    expect(step.errors).toEqual([]);
    expect(step.warnings).toHaveLength(1);
  });

  test.each([-50_000, -700, 700, 50_000])(
    'A lost create request is found where the host is %d ms ahead of the front',
    async (hostAheadMs) => {
      const hoody = new ScriptedHoody({
        names: 'time',
        writeTime: (ms) => new Date(ms + hostAheadMs).toISOString(),
      });
      hoody.on('create', (_, index) => (index === 0 ? gaveUp(2_000) : undefined));
      const step = await new FakeJob(hoody).step({ operation: 'create', alias: 'release' });
      await hoody.pass(30_000);
      expect(step.errors).toEqual([]);
      expect(hoody.names()).toHaveLength(1);
      expect(text(step.lines)).toContain('or another job');
    },
  );

  test.each([-HOUR_MS, HOUR_MS])(
    'A jump of the clock of the runner by %d ms makes no snapshot of 20 minutes ago a new one',
    async (jumpMs) => {
      const hoody = new ScriptedHoody({ names: 'time' });
      hoody.put(WEB, { name: OLD, alias: 'release', createdAt: START - 20 * 60_000 }).settleLists();
      const job = new FakeJob(hoody);
      hoody.on('create', (_, index) => {
        if (index > 0) return undefined;
        job.jump(jumpMs);
        return gaveUp(2_000, { acts: false });
      });
      const step = await job.step({ operation: 'create', alias: 'release', 'delete-on-success': 'true' });
      expect(step.errors).toEqual([]);
      expect(step.outputs['snapshot-name']).not.toBe(OLD);
      await job.end('success');
      expect(hoody.names()).toEqual([OLD]);
    },
  );

  test.each([-HOUR_MS, HOUR_MS])('A jump by %d ms ends no step early or late', async (jumpMs) => {
    const hoody = withOld();
    const job = new FakeJob(hoody);
    hoody.on('restore', ({ at }, index) => {
      if (index === 1) job.jump(jumpMs);
      return at < 100_000 ? refused(409, 'SNAPSHOT_OPERATION_IN_PROGRESS') : undefined;
    });
    const step = await job.step({ operation: 'restore', snapshot: OLD, 'timeout-seconds': '120' });
    expect(step.errors).toEqual([]);
    expect(step.ms).toBeLessThan(120_000);
  });

  test.each([-HOUR_MS, HOUR_MS])(
    'A jump by %d ms between a step and its post step makes no look longer or shorter than its time',
    async (jumpMs) => {
      const hoody = new ScriptedHoody();
      hoody.on('create', () => ({ answer: 'silence', arrivesMs: 5_000 }));
      const job = new FakeJob(hoody);
      const step = await job.step({ operation: 'create' }, { cancelMs: 1_000 });
      job.jump(jumpMs);
      await job.end();
      expect(step.post?.ms).toBeLessThan(60_000);
      await hoody.pass(60_000);
      expect(hoody.names()).toEqual([]);
    },
  );

  test.each([-HOUR_MS, HOUR_MS])(
    'After a jump by %d ms, a post step names what a lost create request under an explicit alias made',
    async (jumpMs) => {
      const hoody = new ScriptedHoody();
      hoody.on('create', () => ({ answer: 'silence', arrivesMs: 5_000 }));
      const job = new FakeJob(hoody);
      const step = await job.step({ operation: 'create', alias: 'release' }, { cancelMs: 1_000 });
      job.jump(jumpMs);
      await job.end();
      expect(hoody.names()).toEqual(['release']);
      expect(text(step.post?.warnings ?? [])).toContain('may have created: release');
    },
  );

  test('A create step that is lost where the API writes no time is not repeated in silence', async () => {
    const hoody = new ScriptedHoody({ names: 'time', writeTime: () => undefined });
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(2_000) : undefined));
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', alias: 'release' });
    await job.end();
    const all = [...step.lines, ...step.warnings, ...(step.post?.warnings ?? [])];
    expect(step.errors).toEqual([]);
    if (hoody.names().length > 1) expect(text(all)).toMatch(/may get another snapshot|may have created/);
  });

  test('A lost create request is found without a time where a list was read before', async () => {
    const hoody = new ScriptedHoody({ names: 'time', writeTime: () => undefined });
    hoody.put(WEB, { name: OLD, alias: 'other' }).settleLists();
    hoody.on('create', (_, index) => (index === 0 ? gaveUp(2_000) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'create', alias: 'v1.2', 'if-exists': 'fail' });
    expect(step.succeeded).toBe(true);
    expect(hoody.done('create')).toHaveLength(1);
  });
});

describe('The cleanup of a create step that failed', () => {
  const failing = (onDelete: (request: Sent, index: number) => Twist | undefined) => {
    const hoody = new ScriptedHoody();
    hoody.on('create', ({ container }) =>
      container === DB ? { ...refused(403), answerMs: 3_000 } : undefined,
    );
    return hoody.on('delete', onDelete);
  };
  const both = { operation: 'create', 'container-id': `web=${WEB}, db=${DB}` };
  const limited = (seconds: string): Twist => ({
    acts: false,
    answer: {
      status: 429,
      body: { statusCode: 429, message: 'Too many requests' },
      headers: { 'retry-after': seconds },
    },
  });

  test('The cleanup obeys Retry-After', async () => {
    const hoody = failing((_, index) => (index === 0 ? limited('7') : undefined));
    await new FakeJob(hoody).step(both);
    const [first, second] = hoody.sent('delete').map(({ at }) => at);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(7_000);
    expect(hoody.names()).toEqual([]);
  });

  test('The errors of a cleanup name its own limit', async () => {
    const step = await new FakeJob(failing(() => limited('600'))).step(both);
    const error = step.errors.find((message) => message.includes('Could not undo'));
    expect(error).toContain('the time limit of 30 s (for cleaning up)');
    expect(error).not.toMatch(/timeout-seconds|\d\.\d{3,}/);
  });

  test('A delete that hangs leaves time for another attempt', async () => {
    const hoody = failing((_, index) => (index === 0 ? { acts: false, answer: 'silence' } : undefined));
    await new FakeJob(hoody).step(both);
    expect(hoody.sent('delete').map(({ container }) => container)).toEqual([WEB, WEB]);
    expect(hoody.names()).toEqual([]);
  });
});
