import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import type { EmulatorOptions, Fault } from '../../../emulator/server.ts';
import {
  bodyOf,
  jsonBody,
  type Received,
  type Sent,
  send,
  setUp,
  snapshotsPath,
} from '../../helpers/emulator.ts';

interface Reference {
  $ref?: string;
}
interface Schema extends Reference {
  properties?: Record<string, Schema>;
  [keyword: string]: unknown;
}
interface Example {
  value: { statusCode: number; error: string; code?: string; message: string };
}
interface Content {
  schema: Schema;
  examples?: Record<string, Reference>;
}
interface Response extends Reference {
  content?: Record<string, Content>;
}
interface Document {
  paths: Record<string, Record<string, { responses?: Record<string, Response> }>>;
  components: {
    responses: Record<string, Response>;
    schemas: Record<string, Schema>;
    examples: Record<string, Example>;
  };
}

const document: Document = parse(
  readFileSync(path.join(__dirname, '../../../openapi/hoody-snapshots.yaml'), 'utf8'),
);
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(document, 'document');
// Every documented field of a success, and no other.
ajv.addSchema({ components: { schemas: exact(document.components.schemas) } }, 'exact');

/** The schemas with every property required and no other allowed. */
function exact<Value>(schema: Value): Value {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(exact) as Value;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, exact(value)]));
  const { properties } = copy;
  if (typeof properties !== 'object') return copy as Value;
  return { ...copy, required: Object.keys(properties), additionalProperties: false } as Value;
}

const LIST = '/containers/{id}/snapshots';
const ONE = '/containers/{id}/snapshots/{name}';
const ALIAS = '/containers/{id}/snapshots/{name}/alias';
const NAME = 'snap-20250115-103000';

/** Every operation of the document, and how to send it. */
const CREATE = { method: 'POST', template: LIST, body: { alias: 'release 1', expiry: 5 } };
const OPERATIONS = [
  { method: 'GET', template: LIST },
  CREATE,
  { method: 'PATCH', template: ONE },
  { method: 'PUT', template: ONE },
  { method: 'DELETE', template: ONE },
  { method: 'PATCH', template: ALIAS, body: { alias: 'y' } },
  { method: 'PUT', template: ALIAS, body: { alias: null } },
];
type OperationCase = (typeof OPERATIONS)[number];

function request({ method, template, body }: OperationCase, id: string, token: string, name = NAME): Sent {
  const target = `/api/v1${template.replace('{id}', id).replace('{name}', name)}`;
  return { method, target, token, ...jsonBody(body) };
}

function responsesOf({ method, template }: OperationCase): Record<string, Response> {
  return document.paths[template]?.[method.toLowerCase()]?.responses ?? {};
}

/** The documented content of a response; undefined if the document does not have it. */
function contentOf(operation: OperationCase, { status, headers }: Received): Content | undefined {
  const responses = responsesOf(operation);
  const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  const name = response?.$ref?.replace('#/components/responses/', '');
  const { content = {} } = document.components.responses[name ?? ''] ?? {};
  return content[headers['content-type']?.split(';')[0] ?? ''];
}

/** What is wrong with a response according to the document; empty if it conforms. */
function deviations(operation: OperationCase, received: Received): string[] {
  const { status, text } = received;
  const content = contentOf(operation, received);
  if (content === undefined) return [`the document has no such ${status}`];
  if (content.schema.$ref === undefined) return [];
  const body: unknown = JSON.parse(text);
  const found = violations(`${status < 300 ? 'exact' : 'document'}${content.schema.$ref}`, body);
  if (status >= 300 && !isDocumentedError(content, bodyOf(received))) found.push(`no example is ${text}`);
  return found;
}

function violations(reference: string, body: unknown): string[] {
  const validate = ajv.getSchema(reference);
  if (validate === undefined) throw new Error(`The document has no ${reference}`);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Whether an error has the code and the message of an example. */
function isDocumentedError({ examples = {} }: Content, body: Partial<Example['value']>): boolean {
  const identity = ({ statusCode, error, code, message }: Partial<Example['value']>) =>
    // In the older form, the code has its own field; a validation message continues with the location.
    JSON.stringify([statusCode, code ?? error, message?.replace(/(?<=^Validation failed: ).*/, '')]);
  return Object.values(examples).some(({ $ref = '' }) => {
    const { value } = document.components.examples[$ref.replace('#/components/examples/', '')] ?? {};
    return value !== undefined && identity(value) === identity(body);
  });
}

test('The emulator and the document have the same operations and paths', () => {
  const documented = Object.entries(document.paths).flatMap(([template, item]) =>
    Object.keys(item)
      .filter((key) => key !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${template}`),
  );
  expect(documented.sort()).toEqual(OPERATIONS.map(({ method, template }) => `${method} ${template}`).sort());
  expect(`/api/v1${LIST.replace('{id}', 'x')}`).toBe(snapshotsPath('x'));
});

describe.each(OPERATIONS)('A response to $method $template', (operation) => {
  test.each(['alias', 'time'] as const)(
    'With names %s, a success has every documented field and no other',
    async (names) => {
      const { emulator, id, token } = await setUp({ names });
      await emulator.seed(id, { name: NAME, alias: 'x' });
      const received = await send(emulator, request(operation, id, token));
      expect([200, 201]).toContain(received.status);
      expect(deviations(operation, received)).toEqual([]);
    },
  );

  test.each(['error', 'code'] as const)(
    'With errorCodes %s, every rejection is a documented error',
    async (errorCodes) => {
      const { emulator, id, token } = await setUp({ errorCodes });
      await emulator.seed(id, { name: NAME });
      const claimed = (await emulator.addContainer({ status: 'claiming' })).id;
      await emulator.seed(claimed, { name: NAME });
      const prepared = (await emulator.addContainer({ status: 'preparing' })).id;
      await emulator.seed(prepared, { name: NAME });
      const nobody = await emulator.addToken({ permissions: {} });
      const statuses: number[] = [];
      for (const sent of [
        request(operation, id, 'wrong'),
        request(operation, 'xyz', token),
        request(operation, 'f'.repeat(24), token),
        request(operation, id, nobody),
        ...(operation.body === undefined
          ? []
          : [
              { ...request(operation, id, token), body: '{' },
              { ...request(operation, id, token), ...jsonBody([]) },
            ]),
        ...(operation.template === LIST
          ? []
          : [request(operation, id, token, '~'), request(operation, id, token, 'snap-19990101-000000')]),
        ...(operation.method === 'GET'
          ? []
          : [request(operation, claimed, token), request(operation, prepared, token)]),
      ]) {
        const received = await send(emulator, sent);
        expect(deviations(operation, received)).toEqual([]);
        statuses.push(received.status);
      }
      const expected = [
        ...[400, 401, 403, 404],
        ...(operation.method === 'GET' ? [] : [409]),
        ...(operation.body === undefined ? [] : [422]),
      ];
      expect([...new Set(statuses)].sort()).toEqual(expected);
    },
  );

  test('Every documented status that is scripted has a documented error', async () => {
    const { emulator, id, token } = await setUp();
    const statuses = Object.keys(responsesOf(operation))
      .map(Number)
      .filter((status) => status >= 400);
    expect(statuses).toEqual(expect.arrayContaining([400, 401, 403, 404, 429, 500, 502, 503, 504]));
    for (const status of statuses) {
      const page = status === 502 || status === 504 ? { body: '<h1>Bad gateway</h1>' } : {};
      emulator.script({ effect: { kind: 'status', status, ...page } });
      const received = await send(emulator, request(operation, id, token));
      expect([received.status, ...deviations(operation, received)]).toEqual([status]);
    }
  });

  test.each([
    { kind: 'response', body: {} },
    { kind: 'response', body: { statusCode: 200, message: 'x', data: {} } },
    { kind: 'response', body: { statusCode: 200, message: 5 } },
    { kind: 'status', status: 302 },
    { kind: 'status', status: 418 },
    { kind: 'status', status: 401, body: '<h1>Unauthorized</h1>' },
    { kind: 'status', status: 401, body: { statusCode: 401, error: 'Unauthorized', message: 'No' } },
    { kind: 'status', status: 401, body: { statusCode: 401, message: 'Authentication required' } },
  ] satisfies Fault['effect'][])('The scripted effect %j deviates from the document', async (effect) => {
    const { emulator, id, token } = await setUp();
    await emulator.seed(id, { name: NAME });
    emulator.script({ effect });
    expect(deviations(operation, await send(emulator, request(operation, id, token)))).not.toEqual([]);
  });
});

describe('A rejected create request', () => {
  test.each<[string, Partial<EmulatorOptions>, number]>([
    ['at the limit', { maxSnapshots: 1 }, 400],
    [
      'at the limit with limitStatus 409 and errorCodes code',
      { maxSnapshots: 1, limitStatus: 409, errorCodes: 'code' },
      409,
    ],
    ['whose name is in use', {}, 409],
    ['whose name is in use with nameTaken 400', { nameTaken: 400 }, 400],
    ['whose name is in use with nameTaken 500', { nameTaken: 500 }, 500],
  ])('A create request %s is rejected with a documented error', async (_what, options, status) => {
    const { emulator, id, token } = await setUp(options);
    await emulator.seed(id, { name: 'release1' });
    const received = await send(emulator, request(CREATE, id, token));
    expect([received.status, ...deviations(CREATE, received)]).toEqual([status]);
  });

  test('A create request on a frozen container is rejected with a documented error', async () => {
    const { emulator, id, token } = await setUp();
    emulator.freeze(id);
    const received = await send(emulator, request(CREATE, id, token));
    expect([received.status, ...deviations(CREATE, received)]).toEqual([400]);
  });

  test('A create request during another operation is rejected with a documented error', async () => {
    const { emulator, id, token } = await setUp({ operationMs: { create: 3_600_000 } });
    const both = [1, 2].map(() => send(emulator, request(CREATE, id, token)));
    for (const one of both) one.catch(() => undefined);
    const received = await Promise.race(both);
    expect([received.status, ...deviations(CREATE, received)]).toEqual([409]);
  });
});
