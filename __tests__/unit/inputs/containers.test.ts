import { type Containers, readContainers } from '../../../src/inputs/containers.ts';
import { InputReader } from '../../../src/inputs/reader.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const TOKEN = 'hdy_0123456789';

interface Read extends Containers {
  /** Without the name of the input. */
  problems: string[];
}

function read(value: string, { variable, token = TOKEN }: { variable?: string; token?: string } = {}): Read {
  const inputs: Record<string, string> = { 'container-id': value, token };
  const reader = new InputReader({
    input: (name) => inputs[name] ?? '',
    isEmpty: (name) => inputs[name] === '',
    mayBeCut: () => false,
    env: (name) => (name === 'HOODY_CONTAINER_ID' ? variable : undefined),
  });
  const containers = readContainers(reader);
  try {
    reader.throwIfInvalid();
    return { ...containers, problems: [] };
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return { ...containers, problems: lines.map((line) => line.replace(/^- `container-id` /, '')) };
  }
}

test.each<[string, [id: string, label: string][]]>([
  [ONE, []],
  [`web=${ONE}`, [[ONE, 'web']]],
  [`web=${ONE}, ${TWO}`, [[ONE, 'web']]],
  [
    `web=${ONE}\nWorker-2.eu_west=${TWO}`,
    [
      [ONE, 'web'],
      [TWO, 'Worker-2.eu_west'],
    ],
  ],
  [` web = ${ONE} `, [[ONE, 'web']]],
  [`${'x'.repeat(40)}=${ONE}`, [[ONE, 'x'.repeat(40)]]],
  [`1=${ONE}`, [[ONE, '1']]],
])('The value %j has these labels', (value, labels) => {
  expect(read(value)).toMatchObject({ labels: Object.fromEntries(labels), problems: [] });
});

test('A label can be in the variable too', () => {
  expect(read('', { variable: `\n web=${ONE}\n db=${TWO}\n` })).toEqual({
    containerIds: [ONE, TWO],
    labels: { [ONE]: 'web', [TWO]: 'db' },
    problems: [],
  });
});

test.each([`web=${ONE},${TWO},${ONE}`, `${ONE},${TWO},web=${ONE}`, `web=${ONE},${TWO},web=${ONE}`])(
  'A container that is given twice counts once, with the label of either entry: %s',
  (value) => {
    expect(read(value)).toEqual({
      containerIds: [ONE, TWO],
      labels: { [ONE]: 'web' },
      problems: [],
    });
  },
);

const LABEL_RULE = 'whose label is invalid: use 1 to 40 of the characters a-z, A-Z, 0-9, ., _, and -.';

test.each([
  ['web=', ['has no id for the label "web". If the id comes from a variable, check that it is set.']],
  [
    `web=,db=${ONE}`,
    ['has no id for the label "web". If the id comes from a variable, check that it is set.'],
  ],
  [
    'web=,db = ',
    [
      'has no id for the label "web". If the id comes from a variable, check that it is set.',
      'has no id for the label "db". If the id comes from a variable, check that it is set.',
    ],
  ],
  ['web=abc', ['contains "abc", which is not a container id (24 characters from 0-9 and a-f).']],
  ['web', ['contains "web", which is not a container id (24 characters from 0-9 and a-f).']],
  [`web=db=${ONE}`, [`contains "db=${ONE}", which is not a container id (24 characters from 0-9 and a-f).`]],
  [
    `${ONE}=web`,
    [`has the label "${ONE}", which has the form of an id. Write the label before the id, as in web=${ONE}.`],
  ],
  [`=${ONE}`, [`contains "=${ONE}", ${LABEL_RULE}`]],
  ['=', [`contains "=", ${LABEL_RULE}`]],
  [`my site=${ONE}`, [`contains "my site=${ONE}", ${LABEL_RULE}`]],
  [`wéb=${ONE}`, [`contains "wéb=${ONE}", ${LABEL_RULE}`]],
  [`a/b=${ONE}`, [`contains "a/b=${ONE}", ${LABEL_RULE}`]],
  [`we\u0000b=${ONE}`, [`contains "we\\u0000b=${ONE}", ${LABEL_RULE}`]],
  [`${'x'.repeat(41)}=${ONE}`, [`contains "${'x'.repeat(41)}=${ONE}", ${LABEL_RULE}`]],
  [`web=${ONE},web=${TWO}`, [`has the label "web" for two containers: ${ONE} and ${TWO}.`]],
  [`web=${ONE},db=${ONE}`, [`has two labels for ${ONE}: "web" and "db".`]],
  [
    `web=${ONE},db=${TWO},db=${ONE}`,
    [
      `has two labels for ${ONE}: "web" and "db".`,
      `has the label "db" for two containers: ${TWO} and ${ONE}.`,
    ],
  ],
])('The value %j is refused', (value, problems) => {
  expect(read(value).problems).toEqual(problems);
});

test('Labels that differ in case are different', () => {
  expect(read(`web=${ONE},Web=${TWO}`).problems).toEqual([]);
});

test('Only what is valid becomes a container', () => {
  expect(read(`${ONE},x,web=,=${TWO}`).containerIds).toEqual([ONE]);
});

test('A token in the place of a container or in a label is redacted, however it is split', () => {
  expect(read(`${TOKEN}=${ONE}`).problems).toEqual([`contains "***=${ONE}", ${LABEL_RULE}`]);
  const token = 'left-half=right,half';
  expect(read(`${token}`, { token }).problems).toEqual([
    'contains "***", which is not a container id (24 characters from 0-9 and a-f).',
  ]);
});
