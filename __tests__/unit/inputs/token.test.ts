import { INPUTS, type InputName } from '../../../src/inputs/definitions.ts';
import { readPostHealthUrls, readPostToken } from '../../../src/inputs/read-inputs.ts';
import { problems, sourceOf, TOKEN } from '../../helpers/fakes/inputs.ts';

const NAMES = (Object.keys(INPUTS) as InputName[]).filter((name) => name !== 'token');
const problemOf = (name: string) =>
  `\`${name}\` contains the token, which only \`token\` may contain. Check the expression in the workflow.`;

/** The inputs of a step in which only the other one is wrong. */
const BASE: Readonly<Record<string, string>> = { operation: 'delete', snapshot: 'good' };

test.each(NAMES)('The token in the input %s is one problem, which does not show it', (name) => {
  const found = problems({ ...BASE, [name]: `a ${TOKEN}` });
  expect(found.filter((problem) => problem.startsWith(`\`${name}\``))).toEqual([problemOf(name)]);
  expect(found.join()).not.toContain(TOKEN);
});

test.each([
  ['as it is', TOKEN],
  ['in base64', Buffer.from(`x:${TOKEN}`).toString('base64')],
  ['in a label', `${TOKEN}=507f1f77bcf86cd799439011`],
  ['in a map', JSON.stringify({ '507f1f77bcf86cd799439011': TOKEN })],
])('The token in a snapshot is a problem %s', (_, snapshot) => {
  expect(problems({ operation: 'restore', snapshot })).toEqual([problemOf('snapshot')]);
});

test('A token of special characters is found where the input has it escaped, and where it separates items', () => {
  const token = 'left"half,right\\half';
  const map = JSON.stringify({ '507f1f77bcf86cd799439011': token });
  expect(problems({ operation: 'restore', token, snapshot: map })).toEqual([problemOf('snapshot')]);
  expect(problems({ operation: 'delete', token, snapshot: `a,${token}` })).toEqual([problemOf('snapshot')]);
  const alias = encodeURIComponent(token);
  expect(problems({ operation: 'create', token, alias })).toEqual([problemOf('alias')]);
});

test('The other problems of a step are reported beside it', () => {
  expect(problems({ operation: 'create', alias: TOKEN, 'expiry-days': '0' })).toEqual([
    problemOf('alias'),
    '`expiry-days` is "0", but must be a whole number from 1 to 3650.',
  ]);
});

describe('The inputs of the post step', () => {
  const source = (given: Record<string, string>) => sourceOf({ token: TOKEN, ...given });

  test('A token in another input does not stop the post step', () => {
    expect(readPostToken(source({ alias: TOKEN, 'health-url': TOKEN }))).toBe(TOKEN);
  });

  test('The addresses are those that are valid, and none if one contains the token', () => {
    const read = (urls: string) => readPostHealthUrls(source({ 'health-url': urls })).map(({ href }) => href);
    expect(read('https://a.example/?k=1, nowhere')).toEqual(['https://a.example/?k=1']);
    expect(read(`https://a.example/?k=1, https://b.example/?k=${TOKEN}`)).toEqual([]);
    expect(read('')).toEqual([]);
  });
});
