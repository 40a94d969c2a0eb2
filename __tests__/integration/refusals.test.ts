import type { Operation } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF, ON_A_SNAPSHOT } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const full = useLocalHoody({ maxSnapshots: 1, limitStatus: 409, errorCodes: 'code' });
const fullWith422 = useLocalHoody({ maxSnapshots: 1, limitStatus: 422, errorCodes: 'code' });

const NO_CONTAINER = '0123456789abcdef01234567';

async function withSnapshot() {
  const container = await hoody.container();
  const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot };
}

type Refusal = [status: number, reason: RegExp, advice: RegExp];

const REFUSALS: Refusal[] = [
  [400, /400 \(Invalid .+\)/, /Check the inputs of this step\./],
  [401, /401 \(Authentication required\)/, /Check that `token` is a token of this API/],
  [403, /403 \(You do not have permission to .+\)/, /Give the step a token that may /],
  [422, /422 \(Validation failed: .+\)/, /Check the inputs of this step\./],
];
const NOT_FOUND: Refusal = [404, /404 \(Container not found\)/, /Check `container-id`/];

/** A 404 is final only without a snapshot. With one, the step lists first. */
function refusalsOf(operation: Operation): Refusal[] {
  return operation === 'create' || operation === 'list' ? [...REFUSALS, NOT_FOUND] : REFUSALS;
}

for (const operation of EVERY_OPERATION) {
  const inputs = INPUTS_OF[operation];

  test.concurrent.each(refusalsOf(operation))(
    `The operation ${operation} fails at once on %d`,
    async (status, reason, advice) => {
      const { container, snapshot } = await withSnapshot();
      const before = [await container.tree(), await container.snapshots()];
      container.fault(operation, { kind: 'status', status }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toMatch(/^Could not /);
      expect(message).toContain(container.id);
      expect(message).toMatch(reason);
      expect(message).toMatch(advice);
      expect([await container.tree(), await container.snapshots()]).toEqual(before);
    },
  );

  test.concurrent.each([409, 422])(
    `The operation ${operation} fails at once on the code of the limit with %d`,
    async (status) => {
      const { container, snapshot } = await withSnapshot();
      const body = { statusCode: status, message: '5 of 5 snapshots', code: 'CONTAINER_SNAPSHOT_LIMIT' };
      container.fault(operation, { kind: 'status', status, body }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toContain(`${status} (5 of 5 snapshots)`);
      expect(message).toContain(
        'The container has reached its snapshot limit: delete some, or create them with `expiry-days` or `keep-last`.',
      );
    },
  );

  test.concurrent.each(operation === 'list' ? [300, 301, 302, 303, 308] : [307])(
    `The operation ${operation} does not follow the redirect of a %d`,
    async (status) => {
      const { container, snapshot } = await withSnapshot();
      const location = `${hoody.url}/api/v1/containers/${container.id}`;
      container.fault(operation, { kind: 'status', status, body: '', headers: { location } }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toContain(`the API answered ${status}, a redirect to ${location}`);
      expect(message).toContain('Redirects are not followed');
    },
  );

  test.concurrent(`The operation ${operation} fails with the message of the API if the token is unknown`, async () => {
    const { container, snapshot } = await withSnapshot();
    const message = expectFailure(
      await container.step({ ...inputs(snapshot.name), token: 'hdy_not-a-token-of-this-api' }),
    );
    expect(container.requests.map(({ status }) => status)).toEqual([401]);
    expect(message).toContain('401 (Authentication required)');
  });

  test.concurrent(`The operation ${operation} fails with the message of the API if the token lacks the permission`, async () => {
    const { container, snapshot } = await withSnapshot();
    const token = await hoody.emulator.addToken({ permissions: { [container.id]: [] } });
    const message = expectFailure(await container.step({ ...inputs(snapshot.name), token }));
    expect(container.requests.map(({ status }) => status)).toEqual([403]);
    expect(message).toContain('403 (You do not have permission to ');
    expect(message).toMatch(/Give the step a token that may (access|create|restore|update|delete) /);
  });

  test.concurrent(`The operation ${operation} fails if the container does not exist`, async () => {
    const { container } = await withSnapshot();
    const message = expectFailure(
      await container.step({ ...inputs('latest'), 'container-id': NO_CONTAINER }),
    );
    expect(message).toContain(`container ${NO_CONTAINER}`);
    expect(message).toContain('404 (Container not found)');
    expect(message).toContain('that `api-url` is the realm of the container');
    expect(container.operations).toEqual([]);
  });
}

for (const operation of ON_A_SNAPSHOT) {
  test.concurrent(`The operation ${operation} fails on a 404 about a snapshot in the list`, async () => {
    const { container, snapshot } = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 404 });
    const message = expectFailure(await container.step(INPUTS_OF[operation](snapshot.name)));
    expect(container.operations).toEqual([operation, 'list']);
    expect(message).toContain('404 (Container or snapshot not found)');
    expect(await container.snapshots()).toEqual([snapshot]);
  });

  test.concurrent.each([403])(
    `The operation ${operation} fails at once if its list returns %d`,
    async (status) => {
      const { container } = await withSnapshot();
      container.fault('list', { kind: 'status', status }, 2);
      const message = expectFailure(await container.step(INPUTS_OF[operation]('latest')));
      expect(container.operations).toEqual(['list']);
      expect(message).toContain(`Could not list the snapshots of container ${container.id}`);
    },
  );
}

test.concurrent.each([
  [409, full],
  [422, fullWith422],
])('A create on a full container fails at once with %d', async (status, api) => {
  const container = await api.container();
  const snapshot = await container.seed();
  const message = expectFailure(await container.step({ operation: 'create' }));
  expect(container.requests.map((request) => [request.operation, request.status])).toEqual([
    ['create', status],
  ]);
  expect(message).toContain('The container has reached its snapshot limit: delete some');
  expect(await container.snapshots()).toEqual([snapshot]);
});
