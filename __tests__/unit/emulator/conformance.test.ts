import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import type { Fault } from '../../../emulator/server.ts';
import { jsonBody, type Received, type Sent, send, setUp, snapshotsPath } from '../../helpers/emulator.ts';

interface Reference {
  $ref?: string;
}
interface Answer extends Reference {
  content?: Record<string, { schema: Reference }>;
}
interface Document {
  paths: Record<string, Record<string, { responses?: Record<string, Answer> }>>;
  components: { responses: Record<string, Answer> };
}

const document: Document = parse(
  readFileSync(path.join(__dirname, '../../../openapi/hoody-snapshots.yaml'), 'utf8'),
);
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(document, 'openapi');

const LIST = '/containers/{id}/snapshots';
const ONE = '/containers/{id}/snapshots/{name}';
const ALIAS = '/containers/{id}/snapshots/{name}/alias';
const NAME = 'snap-20250115-103000';

/** Every operation of the document, and how to send it. */
const OPERATIONS = [
  { method: 'GET', template: LIST },
  { method: 'POST', template: LIST, body: { alias: 'x', expiry: 5 } },
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

/** What the document says against an answer; nothing if it conforms. */
function complaints({ method, template }: OperationCase, { status, headers, text }: Received): string[] {
  const responses = document.paths[template]?.[method.toLowerCase()]?.responses ?? {};
  const answer = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  if (answer === undefined) return [`the document has no ${status} for ${method} ${template}`];
  const named = answer.$ref?.replace('#/components/responses/', '');
  const { content } = named === undefined ? answer : (document.components.responses[named] ?? {});
  const type = headers['content-type']?.split(';')[0] ?? '';
  const schema = content?.[type]?.schema;
  if (schema?.$ref === undefined) return [`the document has no ${type} for a ${status}`];
  const conforms = ajv.getSchema(`openapi${schema.$ref}`);
  if (conforms === undefined) return [`the document has no ${schema.$ref}`];
  if (conforms(JSON.parse(text))) return [];
  return (conforms.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the emulator and the document', () => {
  test('have the same operations', () => {
    const documented = Object.entries(document.paths).flatMap(([template, item]) =>
      Object.keys(item)
        .filter((key) => key !== 'parameters')
        .map((method) => `${method.toUpperCase()} ${template}`),
    );
    expect(documented.sort()).toEqual(
      OPERATIONS.map(({ method, template }) => `${method} ${template}`).sort(),
    );
  });

  describe.each(OPERATIONS)('$method $template', (operation) => {
    test('conforms when it succeeds', async () => {
      const { emulator, id, token } = await setUp();
      await emulator.seed(id, { name: NAME, alias: 'x' });
      const received = await send(emulator, request(operation, id, token));
      expect([200, 201]).toContain(received.status);
      expect(complaints(operation, received)).toEqual([]);
    });

    test('conforms when it is refused', async () => {
      const { emulator, id, token } = await setUp({ maxSnapshots: 1 });
      await emulator.seed(id, { name: NAME });
      const other = (await emulator.addContainer({ status: 'claiming' })).id;
      await emulator.seed(other, { name: NAME });
      const nobody = await emulator.addToken({ permissions: {} });
      const statuses: number[] = [];
      for (const sent of [
        request(operation, id, 'wrong'),
        request(operation, 'xyz', token),
        request(operation, 'f'.repeat(24), token),
        request(operation, id, nobody),
        { ...request(operation, id, token), body: '{' },
        request(operation, id, token, '~'),
        request(operation, id, token, 'snap-19990101-000000'),
        request(operation, other, token),
      ]) {
        const received = await send(emulator, sent);
        expect(complaints(operation, received)).toEqual([]);
        statuses.push(received.status);
      }
      expect(statuses).toEqual(expect.arrayContaining([400, 401, 403, 404]));
    });

    test('conforms with every scripted status', async () => {
      const { emulator, id, token } = await setUp();
      for (const status of [400, 401, 403, 404, 408, 409, 422, 425, 429, 500, 502, 503, 504]) {
        emulator.script({ effect: { kind: 'status', status } });
        const received = await send(emulator, request(operation, id, token));
        expect(received.status).toBe(status);
        expect(complaints(operation, received)).toEqual([]);
      }
    });

    test.each([
      { kind: 'answer', body: {} },
      { kind: 'answer', body: { message: 5, data: {} } },
      { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' },
      { kind: 'status', status: 302 },
    ] satisfies Fault['effect'][])('would be found not to conform with %j', async (effect) => {
      const { emulator, id, token } = await setUp();
      await emulator.seed(id, { name: NAME });
      emulator.script({ effect });
      expect(complaints(operation, await send(emulator, request(operation, id, token)))).not.toEqual([]);
    });
  });

  test('have the same paths', () => {
    expect(`/api/v1${LIST.replace('{id}', 'x')}`).toBe(snapshotsPath('x'));
  });
});
