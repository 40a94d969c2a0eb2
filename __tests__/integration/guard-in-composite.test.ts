import { tokenTraces } from '../../tools/harness/token-traces.ts';
import { useServers } from '../helpers/fakes/loopback-server.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();
const startServer = useServers();

const GUARD = { 'restore-on-failure': 'true', 'max-parallel': '4' };
const INNER = { actionPath: '/home/runner/work/site/site/.github/actions/guard' };
const OUTER = { actionPath: '/home/runner/work/site/site/.github/actions/deploy' };

/**
 * What GitHub's runner passes to the post step of an action inside composite actions. It evaluates the expressions of
 * `with` again, in one level with the inputs of the composite action, in two levels with those of the outer one: what
 * that does not have is empty, and what has the same name there has the value of the outer one.
 */
const EMPTY = { token: '', 'container-id': '', 'api-url': '', 'max-parallel': '', 'restore-on-failure': '' };

test.concurrent('A guard in a composite action rolls back', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], GUARD, async ({ main, post }) => {
    expect((await main({}, INNER)).exitCode).toBe(0);
    await container.spoil();
    expect((await post('failure', {}, INNER)).exitCode).toBe(0);
    expect(await container.tree()).toEqual(before);
  });
});

test.concurrent('A guard in a local composite action inside a local one rolls back without any input', async () => {
  const container = await hoody.container();
  const before = await container.tree();
  await withJob([container], GUARD, async ({ main, post }) => {
    await main({}, INNER);
    await container.spoil();
    const result = await post('failure', EMPTY, OUTER);
    expect(result.exitCode).toBe(0);
    expect(await container.tree()).toEqual(before);
    expect(container.operations).toEqual(['create', 'list', 'restore']);
  });
});

test.concurrent('A guard in a remote composite action inside a remote one sends nothing of the outer inputs', async () => {
  const container = await hoody.container();
  const other = await hoody.container();
  const before = await container.tree();
  const foreign = await startServer({ answer: (response) => response.end('{}') });
  const inputs = {
    token: 'token-of-another-service',
    'container-id': other.id,
    'api-url': foreign.url.origin,
  };
  await withJob([container], GUARD, async ({ main, post }) => {
    await main({}, INNER);
    await container.spoil();
    const result = await post('cancelled', { ...EMPTY, ...inputs, 'max-parallel': 'many' }, OUTER);
    expect(result.exitCode).toBe(0);
    expect(await container.tree()).toEqual(before);
    expect(other.requests).toEqual([]);
    expect(foreign.received).toEqual([]);
    expect(tokenTraces(result, hoody.token)).toEqual([]);
  });
});

test.concurrent('A guard in a composite action deletes its snapshot after a success without any input', async () => {
  const container = await hoody.container();
  await withJob([container], { 'delete-on-success': 'true' }, async ({ main, post }) => {
    await main({}, INNER);
    expect((await post('success', EMPTY, OUTER)).exitCode).toBe(0);
    expect(await container.snapshots()).toEqual([]);
  });
});

test.concurrent('A guard in a composite action masks the token before it writes anything', async () => {
  const container = await hoody.container();
  await withJob([container], GUARD, async ({ main, post }) => {
    const { state } = await main({}, INNER);
    expect(state['guard']).toContain(hoody.token);
    const result = await post('failure', EMPTY, OUTER);
    expect(result.stdout.split('\n')[0]).toBe(`::add-mask::${hoody.token}`);
    expect(tokenTraces(result, hoody.token)).toEqual([]);
  });
});

test.concurrent('A guard outside of composite actions leaves no token', async () => {
  const container = await hoody.container();
  await withJob([container], GUARD, async ({ main }) => {
    expect(tokenTraces(await main(), hoody.token)).toEqual([]);
  });
});

describe('Inputs of another composite action', () => {
  const DISARMED = { 'restore-on-failure': 'false', 'delete-on-success': 'false' };
  const FOREIGN = 'The inputs of this post step are those of another composite action';

  test.concurrent.each([
    ['the path of the action is another one', DISARMED, OUTER],
    ['the token is missing', { ...DISARMED, token: '' }, INNER],
  ])('A switch of the same name does not disarm the guard if %s', async (_, inputs, options) => {
    const container = await hoody.container();
    const before = await container.tree();
    await withJob([container], GUARD, async ({ main, post }) => {
      await main({}, INNER);
      await container.spoil();
      const result = await post('failure', inputs, options);
      expect(result.exitCode).toBe(0);
      expect(result.log).toContain(FOREIGN);
      expect(await container.tree()).toEqual(before);
    });
  });

  test.concurrent('A switch of its own action disarms the guard', async () => {
    const container = await hoody.container();
    await withJob([container], GUARD, async ({ main, post }) => {
      await main({}, INNER);
      const result = await post('failure', DISARMED, INNER);
      expect(result.exitCode).toBe(0);
      expect(result.log).not.toContain(FOREIGN);
      expect(result.log).toContain('nothing was rolled back');
      expect(container.operations).toEqual(['create']);
    });
  });

  test.concurrent('A variable with the path of an action puts no token into the state', async () => {
    const container = await hoody.container();
    const jobEnv = { GITHUB_ACTION_PATH: '/home/runner/work/site/site/.github/actions/evil' };
    await withJob([container], GUARD, async ({ main }) => {
      expect(tokenTraces(await main({}, { jobEnv }), hoody.token)).toEqual([]);
    });
  });
});
