import type { Operation } from '../../emulator/server.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectLost, expectUnknownEnd } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** Responses that say success, which no platform sends. */
const RESPONSES: [what: string, body: string | object, reason: string][] = [
  ['the envelope of an error', { statusCode: 500, message: 'disk full' }, 'statusCode is 500: disk full'],
  ['a status in the envelope alone', { statusCode: 500 }, 'statusCode is 500: no message'],
  ['the message of a portal', { message: 'Please sign in' }, 'statusCode and data are missing'],
  ['an empty object', {}, 'statusCode and data are missing'],
  ['a page', '<html><body>Please sign in</body></html>', 'the body is not valid JSON'],
  ['a JSON text', '"ok"', 'the body is not a JSON object'],
  ['a JSON list', '[]', 'the body is not a JSON object'],
  ['nothing', '', 'the body is empty'],
];

const CREATE = { operation: 'create', alias: 'mine' };

function inputsOf(operation: Operation): Record<string, string> {
  return operation === 'create' ? CREATE : INPUTS_OF[operation]('snap-20250115-103000');
}

for (const operation of EVERY_OPERATION) {
  test.concurrent.each([
    ...RESPONSES.map((response) => [200, ...response] as const),
    [204, 'nothing', '', 'the body is empty'],
  ] as const)(
    `The operation ${operation} is an error after one request if a %d is %s`,
    async (status, _what, body, reason) => {
      const container = await hoody.container();
      const snapshot = await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
      await container.spoil();
      const before = await container.tree();
      container.fault(operation, { kind: 'status', status, body }, Number.POSITIVE_INFINITY);
      const message = expectLost(operation, await container.step(inputsOf(operation)));
      expect(container.operations).toEqual([operation]);
      expect(message).toContain(`the API response is invalid.\nReason: ${reason}`);
      expect(message).toContain('Check that `api-url` is the URL of the Hoody API.');
      expect(message.includes('The snapshot may exist anyway')).toBe(operation === 'create');
      expect(await container.snapshots()).toEqual([snapshot]);
      expect(await container.tree()).toEqual(before);
    },
  );
}

test.concurrent('The post step of a create step with a generated alias deletes what it made before such a response', async () => {
  const container = await hoody.container();
  container.fault('create', { kind: 'response', body: { message: 'Please sign in' } });
  const result = await container.step({ operation: 'create' });
  expect(expectUnknownEnd(result)).toContain('The post step of this step looks for it');
  expect(container.operations).toEqual(['create']);
  const post = await container.step({}, { postOf: result, jobStatus: 'failure' });
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  expect(container.operations).toEqual(['create', 'list', 'delete']);
  expect(await container.snapshots()).toEqual([]);
});
