import { own } from '../../src/text/redact.ts';
import { FakeJob, type ProgramRun, type StepRun } from '../helpers/fakes/job.ts';
import {
  DB,
  gaveUp,
  lost,
  refused,
  ScriptedHoody,
  START,
  type Twist,
  WEB,
} from '../helpers/fakes/scripted-hoody.ts';

const OLD = 'snap-20250115-103000';
const HOUR_MS = 3_600_000;

const text = (lines: readonly string[] = []) => lines.join('\n');
/** Everything that a person reads of a program. */
const all = ({ lines, warnings, errors, summary }: ProgramRun) =>
  text([...lines, ...warnings, ...errors, summary]);
/** A page without its marks, so that words can be found in it. */
const shown = (html = '') => html.replaceAll(/<\/?code>/g, '').replaceAll('&quot;', '"');

const withReusable = (fields: { expiresAt?: number } = {}) =>
  new ScriptedHoody({ names: 'time' })
    .put(WEB, {
      name: OLD,
      alias: 'stable',
      createdAt: START - HOUR_MS,
      content: 'stable release',
      ...fields,
    })
    .settleLists();
const reuse = { operation: 'create', alias: 'stable', 'if-exists': 'reuse' };

/** A create step under an explicit alias whose response is lost, so that its snapshot may be another job's. */
const withLost = () =>
  new ScriptedHoody({ names: 'time' }).on('create', (_, index) => (index === 0 ? gaveUp(2_000) : undefined));

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `${WEB.slice(0, -4)}${String(index).padStart(4, '0')}`);

const BUSY: Twist = refused(409, 'SNAPSHOT_OPERATION_IN_PROGRESS');

describe('A guard that promises', () => {
  const promise = (step: StepRun) => step.lines.find((line) => line.startsWith('The post step')) ?? '';

  test('A guard of a new snapshot promises to delete it, and deletes it', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', 'delete-on-success': 'true' });
    expect(promise(step)).toBe('The post step deletes the new snapshots if the job succeeds.');
    expect(shown(step.summary)).toContain('succeeds, the snapshot is deleted');
    await job.end('success');
    expect(hoody.names()).toEqual([]);
  });

  test.each([
    ['reused', withReusable, reuse, 'the step reused it'],
    ['inferred', withLost, { operation: 'create', alias: 'release' }, 'another job may have created it'],
  ])(
    'A guard of a snapshot that is %s promises no deletion, and the post step reports why it stays',
    async (_, world, inputs, why) => {
      const hoody = world();
      const job = new FakeJob(hoody);
      const step = await job.step({ ...inputs, 'delete-on-success': 'true' });
      await hoody.pass(60_000);
      expect(step.errors).toEqual([]);
      expect(promise(step)).toContain('deletes nothing if the job succeeds');
      expect(step.summary).not.toContain('deleted');
      expect(step.summary).not.toContain('<p></p>');
      const before = hoody.names();
      await job.end('success');
      expect(hoody.names()).toEqual(before);
      expect(text(step.post?.lines)).toContain(`because ${why}`);
      expect(shown(step.post?.summary)).toContain(`because ${why}`);
      expect(step.post?.summary).toContain('snapshots kept');
      expect(step.post?.succeeded).toBe(true);
    },
  );

  test('A guard of a new and a reused snapshot deletes one, and log and page report the other', async () => {
    const hoody = withReusable();
    const job = new FakeJob(hoody);
    const step = await job.step({
      ...reuse,
      'container-id': `web=${WEB}, db=${DB}`,
      'delete-on-success': 'true',
      'restore-on-failure': 'true',
    });
    expect(promise(step)).toContain('deletes the 1 of 2 snapshots that it created if the job succeeds');
    await job.end('success');
    expect(hoody.names(WEB)).toEqual([OLD]);
    expect(hoody.names(DB)).toEqual([]);
    const kept = `Kept snapshot ${OLD} of container web, because the step reused it.`;
    expect(text(step.post?.lines)).toContain(kept);
    expect(shown(step.post?.summary)).toContain(kept);
    expect(shown(step.post?.summary)).not.toContain('2 snapshots that it created');
  });

  test.each([
    [5 * HOUR_MS, true],
    [7 * HOUR_MS, false],
  ])('A reused snapshot that expires in %d ms is reported: %j', async (ms, isReported) => {
    const hoody = withReusable({ expiresAt: START + ms });
    const step = await new FakeJob(hoody).step({ ...reuse, 'restore-on-failure': 'true' });
    expect(/reused snapshot .* expires at/.test(text(step.lines))).toBe(isReported);
  });

  test('A guard that restores nothing does not speak of a rollback', async () => {
    const hoody = withReusable({ expiresAt: START + HOUR_MS });
    const step = await new FakeJob(hoody).step({ ...reuse, 'delete-on-success': 'true' });
    expect(all(step)).not.toMatch(/rollback|goes back/i);
  });

  test('A snapshot whose times are those of year 1 costs no rollback', async () => {
    const hoody = new ScriptedHoody();
    const name = 'release';
    hoody.on('create', ({ container }) => {
      hoody.put(WEB, { name, alias: name, content: 'old release' });
      const time = '0001-01-01T00:00:00Z';
      const snapshot = { name, alias: name, created_at: time, expires_at: time, last_used_at: time };
      return {
        acts: false,
        answer: { status: 200, body: { statusCode: 200, data: { container_id: container, snapshot } } },
      };
    });
    const job = new FakeJob(hoody);
    const step = await job.step({ operation: 'create', alias: name, 'restore-on-failure': 'true' });
    expect(step.errors).toEqual([]);
    hoody.deploy(WEB);
    await job.end('failure');
    expect(hoody.sent('restore')).not.toEqual([]);
  });
});

describe('A guard that is disarmed', () => {
  const guarded = { operation: 'create', 'restore-on-failure': 'true', 'delete-on-success': 'true' };

  test.each(['false', 'False', 'FALSE'])(
    'The word %s after the job disarms, and log and page report it',
    async (word) => {
      const hoody = new ScriptedHoody();
      const job = new FakeJob(hoody);
      const step = await job.step(guarded, { postInputs: { 'restore-on-failure': word } });
      hoody.deploy(WEB);
      await job.end('failure');
      const sentence = `The job failed, and nothing was rolled back in ${WEB}, because \`restore-on-failure\` is now false.`;
      expect(hoody.sent('restore')).toEqual([]);
      expect(step.post?.succeeded).toBe(true);
      expect(step.post?.lines).toContain(sentence);
      expect(shown(step.post?.summary)).toContain('nothing was rolled back in');
      expect(step.post?.summary).toContain('⚠️');
    },
  );

  test.each(['', 'no', '0', 'null'])('The word %j after the job does not disarm', async (word) => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    await job.step(guarded, { postInputs: { 'restore-on-failure': word, 'delete-on-success': word } });
    hoody.deploy(WEB);
    await job.end('cancelled');
    expect(hoody.content()).toBe('old release');
  });

  test('A deletion that is disarmed is reported on log and page', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded, { postInputs: { 'delete-on-success': 'False' } });
    await job.end('success');
    expect(hoody.names()).toHaveLength(1);
    expect(text(step.post?.lines)).toContain('`delete-on-success` is now false');
    expect(step.post?.summary).toContain('snapshots kept');
  });
});

describe('A switch that is given and empty', () => {
  test.each([
    ['restore-on-failure', { operation: 'create' }],
    ['dry-run', { operation: 'create' }],
    ['dry-run', { operation: 'delete', snapshot: OLD }],
    ['backup-first', { operation: 'restore', snapshot: OLD }],
  ])('An empty %s of the step %j is an error with its correction', async (name, inputs) => {
    const hoody = withReusable();
    const step = await new FakeJob(hoody).step({ ...inputs, [name]: '' });
    expect(step.succeeded).toBe(false);
    expect(hoody.requests).toEqual([]);
    expect(text(step.errors)).toContain(`\${{ inputs.${name} || false }}`);
  });

  test.each(['delete-on-success', 'summary'])('An empty %s is the default', async (name) => {
    const step = await new FakeJob(new ScriptedHoody()).step({ operation: 'create', [name]: '' });
    expect(step.errors).toEqual([]);
  });
});

describe('Advice that fits', () => {
  const guarded = { operation: 'create', 'restore-on-failure': 'true', 'container-id': `web=${WEB}` };

  test('A rollback whose snapshot is gone names what remains, without a command', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    for (let index = 1; index <= 7; index += 1)
      hoody.put(WEB, { name: `other-${index}`, createdAt: START - index * HOUR_MS });
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody
      .on('restore', () => refused(404))
      .on('list', () => ({ hides: ({ name }) => name.startsWith('snap') }));
    await job.end('failure');
    const [error = '', ...others] = step.post?.errors ?? [];
    expect(others).toEqual([]);
    expect(error).toContain('is gone: it expired, or someone deleted it');
    expect(error).toContain('The container has other-1, created');
    expect(error).toContain('and 2 more');
    expect(all(step.post as ProgramRun)).not.toContain('curl');
    expect(all(step.post as ProgramRun)).not.toMatch(/`snapshot`/);
    expect(step.post?.succeeded).toBe(false);
  });

  test('A rollback whose snapshot is gone from an empty container says that it has none', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody.on('restore', () => refused(404)).on('list', () => ({ hides: () => true }));
    await job.end('failure');
    expect(text(step.post?.errors)).toContain('The container has no snapshots.');
    expect(text(step.post?.errors)).not.toContain('one of those');
    expect(all(step.post as ProgramRun)).not.toContain('curl');
  });

  test('A rollback of a snapshot that a list still shows keeps its command', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody.on('restore', () => refused(404));
    await job.end('failure');
    expect(text(step.post?.errors)).toContain('curl');
    expect(text(step.post?.errors)).not.toContain('is gone');
    expect(text(step.post?.errors)).not.toContain('`snapshot`');
  });

  test('A 401 of the API in a post step says that the token was valid before', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody.on('restore', () => refused(401));
    await job.end('failure');
    expect(text(step.post?.errors)).toContain('The token was valid when the job began');
    expect(step.post?.summary).toContain('The token was valid when the job began');
  });

  test('A 401 of a gateway in a post step says nothing about the token', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...guarded, 'timeout-seconds': '20' });
    hoody.on('restore', () => ({ acts: false, answer: { status: 401, body: '<html>Login</html>' } }));
    await job.end('failure');
    expect(text(step.post?.errors)).toContain('a gateway responded with 401');
    expect(text(step.post?.errors)).not.toContain('The token was valid');
  });

  test('A rollback after a cancel that has no time left does not advise a longer step', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody.on('restore', () => BUSY);
    await job.end('cancelled');
    expect(text(step.post?.errors)).toContain('after a cancellation');
    expect(text(step.post?.errors)).not.toContain('timeout-seconds');
  });

  test.each([{ 'backup-first': 'true' }])(
    'A full container of a restore with the inputs %j is not advised inputs of a create step',
    async (inputs) => {
      const hoody = withReusable();
      hoody.on('create', () => refused(400, 'CONTAINER_SNAPSHOT_LIMIT'));
      const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD, ...inputs });
      expect(step.succeeded).toBe(false);
      expect(text(step.errors)).not.toContain('keep-last');
    },
  );

  test('An alias that a create step cannot take over is not advised the input of a restore', async () => {
    const hoody = new ScriptedHoody({ names: 'time' });
    hoody.put(WEB, { name: OLD, alias: 'stable', createdAt: START - HOUR_MS }).settleLists();
    hoody.on('alias', () => refused(404));
    const step = await new FakeJob(hoody).step({
      operation: 'create',
      alias: 'stable',
      'if-exists': 'replace',
    });
    expect(step.succeeded).toBe(false);
    expect(text(step.errors)).not.toContain('`snapshot`');
  });
});

describe('A cleanup that fails', () => {
  const cleaning = { operation: 'create', 'delete-on-success': 'true' };
  const guarded = { operation: 'create', 'restore-on-failure': 'true', 'delete-on-success': 'true' };

  test.each<[string, Record<string, string>]>([
    ['no token', { token: '' }],
    ['a malformed token', { token: 'two words' }],
    ['a token in quotes', { token: '"hdy_scripted_token"' }],
  ])('A cleanup with %s is a warning that sets off no guard', async (_, postInputs) => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    await job.step({ operation: 'create', 'restore-on-failure': 'true' });
    const step = await job.step(guarded, { postInputs });
    hoody.deploy(WEB);
    await job.end('success');
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.errors).toEqual([]);
    expect(step.post?.warnings).toHaveLength(1);
    expect(text(step.post?.warnings)).toContain('Could not delete the snapshots of this job.');
    expect(step.post?.summary).toContain('snapshots left over');
    expect(text(step.post?.lines)).not.toContain('because the job succeeded');
    expect(hoody.content()).toBe('new release');
  });

  test.each<[string, () => Twist]>([
    ['a 401', () => refused(401)],
    ['a 403', () => refused(403)],
    ['a 404 of a gateway', () => ({ acts: false, answer: { status: 404, body: '<html>Not Found</html>' } })],
    ['a lost response', () => lost(100)],
    ['a busy container', () => BUSY],
  ])('A cleanup that ends with %s is a warning', async (_, twist) => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...cleaning, 'timeout-seconds': '30' });
    hoody.on('delete', twist);
    await job.end('success');
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.errors).toEqual([]);
  });

  test('An unknown status of the job is a warning where only a cleanup was to follow', async () => {
    const job = new FakeJob(new ScriptedHoody());
    const step = await job.step(cleaning);
    await job.end('skipped' as 'success');
    expect(step.post?.succeeded).toBe(true);
    expect(step.post?.warnings).toHaveLength(1);
  });
});

describe('A delete of many snapshots', () => {
  const many = (count: number) => {
    const hoody = new ScriptedHoody();
    for (let index = 0; index < count; index += 1)
      hoody.put(WEB, {
        name: `nightly-${String(index).padStart(4, '0')}`,
        createdAt: START - (index + 1) * 60_000,
      });
    return hoody.settleLists();
  };
  const prune = (hoody: ScriptedHoody, inputs: Record<string, string> = {}, cancelMs?: number) =>
    new FakeJob(hoody).step(
      { operation: 'delete', filter: '*', 'older-than': '1h', ...inputs },
      cancelMs === undefined ? {} : { cancelMs },
    );

  test('A delete whose time ends says so once', async () => {
    const hoody = many(1_000).on('delete', ({ name }) => ({ answerMs: 1_500, answer: done(name) }));
    const step = await prune(hoody, { 'timeout-seconds': '20' });
    expect(step.errors).toHaveLength(1);
    const [error = ''] = step.errors;
    expect(error).toMatch(/^Deleted \d+ of 941 snapshots of container .*; no time was left for 9\d\d\./);
    expect(error.length).toBeLessThan(600);
    expect(error).toContain('the time limit of 20 s (`timeout-seconds`)');
    expect(hoody.sent('delete').length).toBeLessThan(20);
    expect(step.outputs['changed']).toBe('true');
    expect(step.results[0]?.snapshot_names).toHaveLength(hoody.sent('delete').length);
  });

  test('A delete that is interrupted says so once, and what may have happened', async () => {
    const hoody = many(1_000).on('delete', (_, index) =>
      index < 5 ? undefined : { answer: 'silence', arrivesMs: 3_000 },
    );
    const step = await prune(hoody, {}, 5_000);
    const [error = '', ...others] = step.errors;
    expect(others).toEqual([]);
    expect(error).toContain('Deleted 5 of 941 snapshots');
    expect(error).toContain('the step was interrupted before 935');
    expect(error).toContain('The deletion of snapshot nightly-0064');
    expect(error).toContain('may have happened');
    expect(error).not.toContain('no time was left');
  });

  test.each([
    ['are refused', () => refused(403), /^Could not delete 941 snapshots .*: the API responded with 403\./],
    [
      'may have happened',
      () => ({ answer: { status: 200, body: { statusCode: 200, data: { container_id: DB } } } }),
      /^The deletion of 941 snapshots .* may have happened: the API response is invalid\./,
    ],
  ] as [string, () => Twist, RegExp][])(
    'Deletes that %s for one reason are one error with the first names',
    async (_, twist, pattern) => {
      const hoody = many(1_000).on('delete', twist);
      const step = await prune(hoody);
      const [error = '', ...others] = step.errors;
      expect(others).toEqual([]);
      expect(error).toMatch(pattern);
      expect(error).toContain('nightly-0059, nightly-0060');
      expect(error).toContain('and 921 more');
      expect(error.length).toBeLessThan(2_000);
    },
  );

  test('Deletes of which none is known to have failed are not called failed', async () => {
    const hoody = many(62).on('delete', (_, index) => ({
      answer: {
        status: 200,
        body: { statusCode: 200, data: { container_id: WEB, snapshot_name: `wrong-${index}` } },
      },
    }));
    const step = await prune(hoody);
    expect(step.summary).toContain('delete may have happened');
    expect(step.summary).not.toContain('delete failed');
    expect(text(step.errors)).not.toContain('Could not delete');
    expect(step.outputs['changed']).toBe('true');
  });

  function done(name: string) {
    return { status: 200, body: { statusCode: 200, data: { container_id: WEB, snapshot_name: name } } };
  }
});

describe('Many containers', () => {
  const COUNT = 70;
  const many = () => new ScriptedHoody({}, ids(COUNT));
  const guarded = {
    operation: 'create',
    'restore-on-failure': 'true',
    'container-id': ids(COUNT).join(),
    'max-parallel': '64',
  };

  test('A rollback of 70 containers is one warning that fits, and the log has the rest', async () => {
    const job = new FakeJob(many());
    const step = await job.step(guarded);
    await job.end('failure');
    const [warning = '', ...others] = step.post?.warnings ?? [];
    expect(others).toEqual([]);
    expect(warning.length).toBeLessThanOrEqual(4_096);
    expect(warning).toMatch(/^The job failed: 70 containers were rolled back\./);
    expect(warning).toMatch(/The log has the rest of this message: \d+ more lines\.$/);
    for (const id of ids(COUNT))
      expect(`${warning}\n${text(step.post?.lines)}`).toContain(`${id} was rolled back`);
  });

  test('Of 70 failed rollbacks, the last annotation counts those without one', async () => {
    const hoody = many();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody.on('restore', () => refused(403));
    await job.end('failure');
    const errors = step.post?.errors ?? [];
    expect(errors.length).toBeLessThanOrEqual(10);
    const [, count] =
      /^There are (\d+) more errors\. The log above has all of them\.$/.exec(errors.at(-1) ?? '') ?? [];
    expect(Number(count)).toBe(COUNT - errors.length + 1);
    for (const id of ids(COUNT)) expect(`${text(errors)}\n${text(step.post?.lines)}`).toContain(id);
    expect(text(step.post?.lines).split('curl').length - 1).toBe(Number(count));
  });

  test('Of 70 rollbacks of which 69 fail, the one that went back is among the warnings', async () => {
    const hoody = many();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    hoody.on('restore', ({ container }) => (container === ids(1)[0] ? undefined : refused(403)));
    await job.end('failure');
    expect(text(step.post?.warnings)).toContain('1 of 70 containers was rolled back');
  });

  test('Of 70 snapshots left over, the last warning counts those without one', async () => {
    const hoody = many();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...guarded, 'restore-on-failure': 'false', 'delete-on-success': 'true' });
    hoody.on('delete', () => refused(403));
    await job.end('success');
    const warnings = step.post?.warnings ?? [];
    expect(warnings.length).toBeLessThanOrEqual(10);
    expect(warnings.at(-1)).toMatch(/^There are \d+ more warnings/);
    expect(step.post?.succeeded).toBe(true);
  });
});

describe('An interruption', () => {
  const interrupted = /the step was interrupted/;
  const reasons = /The job was canceled, or the step reached its `timeout-minutes`/;

  test.each<[string, Record<string, string>]>([
    ['create', { operation: 'create' }],
    ['restore', { operation: 'restore', snapshot: OLD }],
    ['delete', { operation: 'delete', snapshot: OLD }],
    ['alias', { operation: 'alias', snapshot: OLD, alias: 'good' }],
    ['list', { operation: 'list' }],
  ])('A %s that is interrupted is not called canceled or timed out', async (kind, inputs) => {
    const hoody = withReusable();
    hoody.on(kind as 'create', () => ({ answer: 'silence' }));
    const step = await new FakeJob(hoody).step(inputs, { cancelMs: 2_000 });
    expect(text(step.errors)).toMatch(interrupted);
    expect(text(step.errors)).toMatch(reasons);
    expect(all(step)).not.toMatch(/timed out|the job was canceled\./);
  });

  test('A rollback that is interrupted may have happened', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(
      { operation: 'create', 'restore-on-failure': 'true' },
      { post: { cancelMs: 2_000 } },
    );
    hoody.on('restore', () => ({ answer: 'silence' }));
    hoody.deploy(WEB);
    await job.end('failure');
    expect(text(step.post?.errors)).toMatch(interrupted);
    expect(text(step.post?.errors)).toContain('may have happened');
    expect(all(step.post as ProgramRun)).not.toMatch(/was not rolled back|timed out/);
  });

  test('A health check that is interrupted is not said to have had its time', async () => {
    const step = await new FakeJob(withReusable()).step(
      { operation: 'restore', snapshot: OLD, 'health-url': 'https://web.example.com/' },
      { cancelMs: 12_000, probe: async () => ({ status: 502, reason: own('502 Bad Gateway') }) },
    );
    expect(text(step.errors)).toContain('502 Bad Gateway, until the step was interrupted');
  });

  test('A request that takes too long timed out, and was not interrupted', async () => {
    const hoody = withReusable().on('alias', () => ({ answer: 'silence', acts: false }));
    const step = await new FakeJob(hoody).step({
      operation: 'alias',
      snapshot: OLD,
      alias: 'good',
      'timeout-seconds': '10',
    });
    expect(text(step.errors)).toContain('the request timed out');
    expect(text(step.errors)).not.toMatch(interrupted);
  });
});

describe('The page of a rollback', () => {
  const guarded = { operation: 'create', 'restore-on-failure': 'true' };

  test('A container that went back is a warning, with what is lost and how long the snapshot stays', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...guarded, 'expiry-days': '2' });
    await hoody.pass(600_000);
    await job.end('failure');
    expect(step.post?.summary).toContain('[!WARNING]');
    expect(step.post?.summary).not.toContain('[!CAUTION]');
    expect(shown(step.post?.summary)).toContain(
      'What was written from 2025-02-01 00:00:01 UTC to 2025-02-01 00:10:06 UTC is gone.',
    );
    expect(shown(step.post?.summary)).toContain('The snapshot stays until 2025-02-03 00:00:01 UTC.');
  });

  test('A health check does not make the loss longer', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(
      { ...guarded, 'health-url': 'https://web.example.com/' },
      {
        probe: async () =>
          hoody.time.now < START + 160_000
            ? { status: 502, reason: own('502') }
            : { status: 200, reason: own('200 OK') },
      },
    );
    await hoody.pass(99_000);
    await job.end('failure');
    expect(step.post?.errors).toEqual([]);
    expect(shown(step.post?.summary)).toContain('to 2025-02-01 00:01:45 UTC is gone');
  });

  test('A snapshot that never expires is said to stay', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step(guarded);
    await job.end('failure');
    expect(shown(step.post?.summary)).toContain('The snapshot does not expire.');
  });

  test('The page of several containers says how long their snapshots stay', async () => {
    const hoody = new ScriptedHoody();
    const job = new FakeJob(hoody);
    const step = await job.step({ ...guarded, 'container-id': `${WEB},${DB}`, 'expiry-days': '2' });
    await job.end('failure');
    expect(shown(step.post?.summary)).toContain('is gone.');
    expect(shown(step.post?.summary)).toMatch(/snapshots? stays? until 2025-02-03 00:00:01 UTC/);
  });

  test.each<[string, Twist]>([
    ['was not rolled back', refused(403)],
    ['may not be back', lost(100)],
  ])('A container that %s is a caution', async (_, twist) => {
    const hoody = new ScriptedHoody({ marksUse: false });
    const job = new FakeJob(hoody);
    const step = await job.step({ ...guarded, 'timeout-seconds': '20' });
    hoody.on('restore', () => twist);
    await job.end('failure');
    expect(step.post?.summary).toContain('[!CAUTION]');
    expect(step.post?.summary).not.toContain('[!WARNING]');
    expect(shown(step.post?.summary)).not.toContain('is gone.');
  });

  test.each([
    { operation: 'create' },
    { operation: 'delete', snapshot: OLD },
    { operation: 'restore', snapshot: OLD },
  ])('The page of a dry run of %j has the icon of a plan', async (inputs) => {
    const step = await new FakeJob(withReusable()).step({ ...inputs, 'dry-run': 'true' });
    expect(step.errors).toEqual([]);
    expect(step.summary).toContain('<h3>📝');
    expect(step.summary).not.toContain('⏳');
  });
});

describe('The lines of a log', () => {
  test('A container that stays busy causes at most one line in 10 s, with what may cause it', async () => {
    const hoody = withReusable().on('restore', ({ at }) => (at < 95_000 ? BUSY : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    expect(step.errors).toEqual([]);
    const busy = step.lines.filter((line) => line.includes('the container is busy'));
    expect(busy.length).toBeGreaterThanOrEqual(8);
    expect(busy.length).toBeLessThanOrEqual(11);
    expect(busy.at(-1)).toContain('another job or of the platform');
    expect(hoody.sent('restore').length).toBeGreaterThan(15);
  });

  test('A container that a lost attempt may keep busy is not blamed on others', async () => {
    const hoody = withReusable();
    hoody.on('restore', (_, index) => (index === 0 ? lost(1_000, { workMs: 60_000 }) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    const busy = step.lines.filter((line) => line.includes('the container is busy'));
    expect(busy).not.toEqual([]);
    for (const line of busy) expect(line).toContain('an earlier attempt of this step, or with an operation');
  });

  test('A wait between attempts is not called running', async () => {
    const hoody = withReusable().on('restore', ({ at }) => (at < 60_000 ? BUSY : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: OLD });
    expect(text(step.lines)).toMatch(/: \d+\.\d s so far\./);
    expect(text(step.lines)).not.toContain('still running');
  });

  test('No alias is said to be used by an attempt that was not sent', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', () => lost(1_000, { acts: false })).on('list', () => ({ arrivesMs: 7_800 }));
    const step = await new FakeJob(hoody).step({ operation: 'create', 'timeout-seconds': '10' });
    expect(hoody.kinds()).toEqual(['create', 'list']);
    expect(text(step.lines)).not.toMatch(/attempt use[sd] the alias/);
  });

  test('The alias of another attempt is reported when that was sent', async () => {
    const hoody = new ScriptedHoody();
    hoody.on('create', (_, index) => (index === 0 ? lost(1_000, { acts: false }) : undefined));
    const step = await new FakeJob(hoody).step({ operation: 'create' });
    const alias = hoody.sent('create').at(-1)?.body.alias;
    expect(step.lines).toContain(`This attempt used the alias "${alias}".`);
  });

  test('A restore whose response has nulls keeps what the list said', async () => {
    const hoody = withReusable({ expiresAt: START + 48 * HOUR_MS });
    hoody.on('restore', () => ({
      answer: {
        status: 200,
        body: {
          statusCode: 200,
          data: { snapshot: { name: OLD, alias: null, created_at: null, expires_at: null, size: null } },
        },
      },
    }));
    const step = await new FakeJob(hoody).step({ operation: 'restore', snapshot: 'stable' });
    expect(step.outputs).toMatchObject({
      'snapshot-alias': 'stable',
      'created-at': new Date(START - HOUR_MS).toISOString(),
      'expires-at': new Date(START + 48 * HOUR_MS).toISOString(),
    });
  });

  test('A health check goes on until its time is over', async () => {
    const hoody = withReusable();
    const step = await new FakeJob(hoody).step(
      {
        operation: 'restore',
        snapshot: OLD,
        'health-url': 'https://web.example.com/',
        'timeout-seconds': '60',
      },
      {
        probe: async () =>
          hoody.time.now < START + 59_400
            ? { status: 502, reason: own('502') }
            : { status: 200, reason: own('200 OK') },
      },
    );
    expect(step.errors).toEqual([]);
  });
});
