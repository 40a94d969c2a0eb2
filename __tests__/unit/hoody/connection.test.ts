import { systemClock } from '../../../src/base/clock.ts';
import { UserError } from '../../../src/base/user-error.ts';
import { type ConnectionOptions, connect, connectOver } from '../../../src/hoody/connection.ts';
import type { SentRequest } from '../../../src/hoody/transport.ts';
import { openHttpConnections } from '../../../src/http/connections.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import type { LoopbackServer } from '../../helpers/fakes/loopback-server.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';
import { afterThisTest, PATH, setEnvironment, start } from '../../helpers/transport.ts';

const LISTED = snapshot();
const LIST = PATH.replace('/c/', `/${CONTAINER}/`);

/** An API that lists one snapshot, after it was busy once. */
let server: LoopbackServer;
beforeEach(async () => {
  server = await start({
    answer: (response) => {
      const statusCode = server.received.length === 1 ? 409 : 200;
      response.writeHead(statusCode);
      response.end(JSON.stringify({ statusCode, message: 'Busy', data: { snapshots: [LISTED] } }));
    },
  });
});

/** The options of a connection to the API, and what it reports. */
function optionsOf(apiUrl = server.url) {
  const sent: SentRequest[] = [];
  const notices: string[] = [];
  const options: ConnectionOptions = {
    apiUrl,
    token: 'hdy_secret',
    onSent: (request) => sent.push(request),
    onNotice: (notice) => notices.push(notice),
    nameOf: () => text('web'),
    clock: systemClock,
    random: () => 0,
  };
  return { options, sent, notices };
}

test.each([
  ['over HTTP', connect],
  ['over given connections', (options: ConnectionOptions) => connectOver(openHttpConnections(), options)],
])('The clients of a connection %s share it, until it is closed', async (_, open) => {
  const { options, sent, notices } = optionsOf();
  const connection = open(options);
  afterThisTest(() => connection.close());
  const first = fakeBudget();
  const second = fakeBudget();
  await expect(connection.client(first).list(CONTAINER)).resolves.toMatchObject({ snapshots: [LISTED] });
  await connection.client(second).list(CONTAINER);
  expect(server.received).toMatchObject(
    Array(3).fill({ method: 'GET', path: LIST, headers: { authorization: 'Bearer hdy_secret' } }),
  );
  expect(server.connections()).toBe(1);
  expect(sent.map(({ path, result }) => [path, result])).toEqual([
    [LIST, '409'],
    [LIST, '200'],
    [LIST, '200'],
  ]);
  expect(notices).toEqual([
    expect.stringMatching(
      /^Could not list the snapshots of container web yet: the container is busy .* \(Busy\)\. Waited 0\.0 s so far\.$/,
    ),
  ]);
  expect([first.sleeps, second.sleeps]).toEqual([[250], []]);
  connection.close();
  await server.idle();
});

test('An environment that exposes the token prevents a connection', () => {
  setEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  const { options } = optionsOf(new URL('https://api.hoody.test'));
  expect(() => connect(options)).toThrow(UserError);
  expect(() => connect(options)).toThrow(/^NODE_TLS_REJECT_UNAUTHORIZED is 0/);
});
