import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

describe('The environment', () => {
  test.concurrent('The token and the container come from the environment if no input gives them', async () => {
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'create', token: '', 'container-id': '' },
      { env: { HOODY_TOKEN: `${hoody.token}\n`, HOODY_CONTAINER_ID: ` ${container.id}\n` } },
    );
    expectSuccess(result);
    expect(result.masks).toEqual([hoody.token]);
    expect(container.operations).toEqual(['create']);
    expect(container.requests[0]?.headers.authorization).toBe(`Bearer ${hoody.token}`);
  });

  test.concurrent('The inputs have priority over the environment', async () => {
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'list' },
      { env: { HOODY_TOKEN: 'hdy_another', HOODY_CONTAINER_ID: 'f'.repeat(24) } },
    );
    expectSuccess(result);
    expect(container.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${hoody.token}`]);
  });

  test.concurrent('The error names the variables if neither source gives a value', async () => {
    const container = await hoody.container();
    const result = await container.step({ operation: 'list', token: '', 'container-id': '' });
    const message = expectFailure(result);
    expect(message).toContain('Set the input or the environment variable HOODY_TOKEN');
    expect(message).toContain('Set the input or the environment variable HOODY_CONTAINER_ID');
    expect(container.operations).toEqual([]);
  });

  test.concurrent('A create step outside of a workflow run also has an alias', async () => {
    const container = await hoody.container();
    const runnerEnv = {
      GITHUB_RUN_ID: '',
      GITHUB_RUN_ATTEMPT: '',
      GITHUB_JOB: '',
      GITHUB_ACTION: '',
      GITHUB_REPOSITORY: '',
    };
    const result = await container.step({ operation: 'create' }, { runnerEnv });
    expectSuccess(result);
    expect(result.outputs['snapshot-alias']).toMatch(/^run-0-1-[0-9a-f]{10}$/);
    expect(result.summary).not.toContain('<a ');
  });

  test.concurrent('The debug output shows each request with its response', async () => {
    const container = await hoody.container();
    const result = await container.step({ operation: 'create' }, { runnerEnv: { RUNNER_DEBUG: '1' } });
    expectSuccess(result);
    expect(result.commands).toContain('debug');
    expect(result.stdout).toMatch(
      new RegExp(`^::debug::POST /api/v1/containers/${container.id}/snapshots → 201 \\(`, 'm'),
    );
  });

  test.concurrent('Disabled certificate checks fail the step before any request', async () => {
    const container = await hoody.container();
    const result = await container.step(
      { operation: 'create', 'api-url': 'https://realm.api.hoody.test' },
      { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    );
    expect(expectFailure(result)).toMatch(/^NODE_TLS_REJECT_UNAUTHORIZED is 0(.|\n)*NODE_EXTRA_CA_CERTS/);
    expect(result.log).not.toContain('Requests:');
  });

  test.concurrent('Disabled certificate checks do not matter for this machine', async () => {
    const container = await hoody.container();
    expectSuccess(
      await container.step({ operation: 'list' }, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }),
    );
  });
});
