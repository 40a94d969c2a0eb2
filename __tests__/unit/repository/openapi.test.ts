import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { parse } from 'yaml';
import { endpoint } from '../../../src/hoody/endpoint.ts';
import { CONTAINER_ID, type Documented, MAX_ALIAS_LENGTH } from '../../../src/hoody/snapshot.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { looksLikeName } from '../../../src/snapshots/identity.ts';
import { formatTime } from '../../../src/text/format.ts';
import { type Plain, text } from '../../helpers/fakes/text.ts';

const run = promisify(execFile);
const ROOT = path.join(__dirname, '../../..');
const DOCUMENT = path.join(ROOT, 'openapi/hoody-snapshots.yaml');
const MODULES = path.join(ROOT, 'node_modules');

interface Schema {
  pattern: string;
  minimum: number;
  maximum: number;
  minLength: number;
  maxLength: number;
  properties: Record<string, Schema>;
}

/** Every field, with a value and with null. The compiler compares them with the type of the source. */
const FIELDS: readonly Plain<Required<Documented>>[] = [
  {
    name: 'snap-20250115-103000',
    alias: 'before',
    created_at: '2025-01-15T10:30:00.000Z',
    last_used_at: '2025-01-15T10:30:00.000Z',
    expires_at: '2025-01-15T10:30:00.000Z',
    stateful: false,
    size: -1,
  },
  {
    name: 'snap-20250115-103000',
    alias: null,
    created_at: null,
    last_used_at: null,
    expires_at: null,
    stateful: null,
    size: null,
  },
];

async function readSchemas(): Promise<
  Record<'ObjectId' | 'SnapshotName' | 'Time' | 'Alias' | 'CreateBody', Schema>
> {
  return parse(await readFile(DOCUMENT, 'utf8')).components.schemas;
}

test('The document is valid OpenAPI 3.1', async () => {
  const document = parse(await readFile(DOCUMENT, 'utf8'));
  expect(document.openapi).toMatch(/^3\.1\./);
  const validator = path.join(MODULES, '@seriousme/openapi-schema-validator/bin/validate-api-cli.js');
  const { stdout } = await run(process.execPath, [validator, DOCUMENT]);
  expect(JSON.parse(stdout)).toEqual({ valid: true });
});

describe('The examples in the document', () => {
  interface Content {
    schema: { $ref: string };
    examples?: Record<string, { $ref?: string; value?: unknown }>;
  }
  const document = parse(readFileSync(DOCUMENT, 'utf8'));
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(document, 'document');

  /** Every media type of a request or a response, wherever it stands. */
  function contents(node: unknown): Content[] {
    if (typeof node !== 'object' || node === null) return [];
    const { content } = node as { content?: Record<string, Content> };
    const own = content === undefined ? [] : Object.values(content);
    return [...own, ...Object.values(node).flatMap(contents)];
  }

  const cases = contents(document).flatMap(({ schema, examples = {} }) =>
    Object.entries(examples).map(([name, example]) => ({ name, example, schema: schema.$ref })),
  );

  test.each(cases)('The example $name matches its schema', ({ name, example, schema }) => {
    expect(example.$ref ?? name).toMatch(new RegExp(`(^|/)${name}$`));
    const { value } = example.$ref === undefined ? example : document.components.examples[name];
    const validate = ajv.getSchema(`document${schema}`);
    expect([validate?.(value), validate?.errors]).toEqual([true, null]);
  });

  test('Every example in the document is used', () => {
    const used = new Set(cases.map(({ name }) => name));
    expect(Object.keys(document.components.examples).filter((name) => !used.has(name))).toEqual([]);
  });
});

test('No field of a response is required', async () => {
  const { schemas } = parse(await readFile(DOCUMENT, 'utf8')).components;
  const ofResponses = Object.entries(schemas).filter(([name]) => /^Snapshot$|Response$/.test(name));
  expect(ofResponses.map(([name]) => name).sort()).toEqual([
    'DeleteResponse',
    'ErrorResponse',
    'ListResponse',
    'RestoreResponse',
    'Snapshot',
    'SnapshotResponse',
  ]);
  expect(JSON.stringify(ofResponses)).not.toContain('"required"');
});

describe('The source and the document', () => {
  test('The source and the document agree on the id of a container', async () => {
    const { ObjectId } = await readSchemas();
    expect(CONTAINER_ID.source).toBe(ObjectId.pattern);
    expect(CONTAINER_ID.flags).toBe('');
  });

  test('The source and the document agree on the fields of a snapshot', () => {
    const document = parse(readFileSync(DOCUMENT, 'utf8'));
    const ajv = new Ajv2020({ strict: false }).addSchema(document, 'document');
    const matches = ajv.getSchema('document#/components/schemas/Snapshot');
    for (const fields of FIELDS) {
      expect(Object.keys(fields)).toEqual(Object.keys(document.components.schemas.Snapshot.properties));
      expect([matches?.(fields), matches?.errors]).toEqual([true, null]);
    }
  });

  test('The source and the document agree on which names can be part of a path', async () => {
    const { SnapshotName } = await readSchemas();
    const pattern = new RegExp(SnapshotName.pattern);
    const isTaken = (segment: string) => {
      try {
        return endpoint(new URL('https://hoody.test'), [text(segment)]).endsWith(`/${segment}`);
      } catch {
        return false;
      }
    };
    const name = fc.oneof(
      fc.stringMatching(pattern),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.string({
        unit: fc.constantFrom('a', 'Z', '0', '_', '-', '.', ':', '@', '+', '~', '/', ' ', '%'),
        maxLength: 5,
      }),
      fc.integer({ min: 253, max: 257 }).map((length) => 'n'.repeat(length)),
    );
    fc.assert(
      fc.property(name, (segment) => {
        expect(isTaken(segment)).toBe(pattern.test(segment));
        if (looksLikeName(segment)) expect(isTaken(segment)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    for (const code of Array.from({ length: 256 }, (_, index) => index)) {
      const character = String.fromCharCode(code);
      expect(isTaken(character)).toBe(pattern.test(character));
      expect(isTaken(`a${character}`)).toBe(pattern.test(`a${character}`));
    }
  });

  test('Each time that the document allows can be formatted and sorted', async () => {
    const { Time } = await readSchemas();
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(Time.pattern)), (time) => {
        expect(Date.parse(time)).not.toBeNaN();
        expect(formatTime(time)).toMatch(/ UTC$/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('The source and the document agree on the longest alias and the longest expiry', async () => {
    const { Alias, CreateBody } = await readSchemas();
    expect(MAX_ALIAS_LENGTH).toBe(Alias.maxLength);
    const { minimum = Number.NaN, maximum = Number.NaN } = CreateBody.properties['expiry'] ?? {};
    const accepts = (expiry: number) => {
      const inputs: Record<string, string> = {
        operation: 'create',
        'container-id': '507f1f77bcf86cd799439011',
        token: 'hdy_secret',
        'expiry-days': String(expiry),
      };
      const source = {
        input: (name: string) => inputs[name] ?? '',
        isEmpty: () => false,
        mayBeCut: () => false,
        env: () => undefined,
      };
      try {
        return readInputs(source).request.operation === 'create';
      } catch {
        return false;
      }
    };
    expect([minimum - 1, minimum, maximum, maximum + 1].map(accepts)).toEqual([false, true, true, false]);
  });
});
