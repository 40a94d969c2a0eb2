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

type Refusal = [status: number, says: RegExp, advice: RegExp];

const REFUSALS: Refusal[] = [
  [400, /400 \(Invalid .+\)/, /Check the inputs of this step\./],
  [401, /401 \(Authentication required\)/, /Check that `token` is a token of this API/],
  [403, /403 \(You do not have permission to .+\)/, /Give the step a token that may /],
  [422, /422 \(Validation failed: .+\)/, /Check the inputs of this step\./],
];
const NOT_FOUND: Refusal = [404, /404 \(Container not found\)/, /Check `container-id`/];

/** A 404 about a snapshot is another matter: it is looked for in the list. */
function refusalsOf(operation: Operation): Refusal[] {
  return operation === 'create' || operation === 'list' ? [...REFUSALS, NOT_FOUND] : REFUSALS;
}

for (const operation of EVERY_OPERATION) {
  const inputs = INPUTS_OF[operation];

  it.concurrent.each(refusalsOf(operation))(
    `${operation} fails at once on %d`,
    async (status, says, advice) => {
      const { container, snapshot } = await withSnapshot();
      const before = [await container.tree(), await container.snapshots()];
      container.fault(operation, { kind: 'status', status }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toMatch(/^Could not /);
      expect(message).toContain(container.id);
      expect(message).toMatch(says);
      expect(message).toMatch(advice);
      expect([await container.tree(), await container.snapshots()]).toEqual(before);
    },
  );

  it.concurrent.each([409, 422])(
    `${operation} fails at once on the code of the limit, with %d`,
    async (status) => {
      const { container, snapshot } = await withSnapshot();
      const body = { statusCode: status, message: '5 of 5 snapshots', code: 'CONTAINER_SNAPSHOT_LIMIT' };
      container.fault(operation, { kind: 'status', status, body }, 2);
      const message = expectFailure(await container.step(inputs(snapshot.name)));
      expect(container.operations).toEqual([operation]);
      expect(message).toContain(`${status} (5 of 5 snapshots)`);
      expect(message).toContain('delete some, or give them an `expiry-days`');
    },
  );

  it.concurrent.each(operation === 'list' ? [300, 301, 302, 303, 308] : [307])(
    `${operation} does not follow the redirect of a %d`,
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

  it.concurrent(`${operation} fails with the words of the API when the token is not known`, async () => {
    const { container, snapshot } = await withSnapshot();
    const message = expectFailure(
      await container.step({ ...inputs(snapshot.name), token: 'hdy_not-a-token-of-this-api' }),
    );
    expect(container.requests.map(({ status }) => status)).toEqual([401]);
    expect(message).toContain('401 (Authentication required)');
  });

  it.concurrent(`${operation} fails with the words of the API when the token may not`, async () => {
    const { container, snapshot } = await withSnapshot();
    const token = await hoody.emulator.addToken({ permissions: { [container.id]: [] } });
    const message = expectFailure(await container.step({ ...inputs(snapshot.name), token }));
    expect(container.requests.map(({ status }) => status)).toEqual([403]);
    expect(message).toContain('403 (You do not have permission to ');
    expect(message).toMatch(/Give the step a token that may (access|create|restore|update|delete) /);
  });

  it.concurrent(`${operation} fails when the container is not there`, async () => {
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
  it.concurrent(`${operation} fails on a 404 about a snapshot that is listed`, async () => {
    const { container, snapshot } = await withSnapshot();
    container.fault(operation, { kind: 'status', status: 404 });
    const message = expectFailure(await container.step(INPUTS_OF[operation](snapshot.name)));
    expect(container.operations).toEqual([operation, 'list']);
    expect(message).toContain('404 (Container or snapshot not found)');
    expect(await container.snapshots()).toEqual([snapshot]);
  });

  it.concurrent.each([403])(`${operation} fails at once when its list is answered %d`, async (status) => {
    const { container } = await withSnapshot();
    container.fault('list', { kind: 'status', status }, 2);
    const message = expectFailure(await container.step(INPUTS_OF[operation]('latest')));
    expect(container.operations).toEqual(['list']);
    expect(message).toContain(`Could not list the snapshots of container ${container.id}`);
  });
}

it.concurrent.each([
  [409, full],
  [422, fullWith422],
])(
  'a container with as many snapshots as it may have refuses a create with %d, once',
  async (status, api) => {
    const container = await api.container();
    const snapshot = await container.seed();
    const message = expectFailure(await container.step({ operation: 'create' }));
    expect(container.requests.map((request) => [request.operation, request.status])).toEqual([
      ['create', status],
    ]);
    expect(message).toContain('The container has as many snapshots as it may: delete some');
    expect(await container.snapshots()).toEqual([snapshot]);
  },
);
