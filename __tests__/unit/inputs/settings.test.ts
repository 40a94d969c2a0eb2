import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { ONE, problems, read, sourceOf, TOKEN, TWO } from '../../helpers/fakes/inputs.ts';

test('The settings have defaults', () => {
  const { settings } = read({ operation: 'list' });
  expect(settings).toEqual({
    containerIds: [ONE],
    labels: {},
    token: TOKEN,
    apiUrl: new URL('https://api.hoody.com'),
    maxParallel: 8,
    timeoutMs: 300_000,
    summary: true,
  });
});

test('The container and the token come from the environment if no input gives them', () => {
  const env = { HOODY_CONTAINER_ID: ` ${TWO} `, HOODY_TOKEN: ' hdy_environment ' };
  const { settings } = readInputs(sourceOf({ operation: 'list' }, env));
  expect(settings).toMatchObject({ containerIds: [TWO], token: 'hdy_environment' });
  expect(read({ operation: 'list' }, env).settings).toMatchObject({
    containerIds: [ONE],
    token: TOKEN,
  });
});

test.each([
  `${ONE},${TWO}`,
  `${ONE}\n${TWO}\n`,
  `${ONE}\r\n${TWO}\r\n`,
  `${ONE}\r${TWO}`,
  ` ${ONE} , ${TWO},${ONE},`,
])('The value %j means two containers, each once', (value) => {
  expect(read({ operation: 'list', 'container-id': value }).settings.containerIds).toEqual([ONE, TWO]);
});

test.each([
  ['timeout-seconds', '1', { timeoutMs: 1000 }],
  ['timeout-seconds', '3600', { timeoutMs: 3_600_000 }],
  ['max-parallel', '64', { maxParallel: 64 }],
  ['summary', 'False', { summary: false }],
  ['summary', 'TRUE', { summary: true }],
  ['api-url', 'http://127.0.0.1:4663', { apiUrl: { href: 'http://127.0.0.1:4663/' } }],
  ['api-url', 'http://127.10.20.130', { apiUrl: { href: 'http://127.10.20.130/' } }],
  ['api-url', 'http://[::1]:80', { apiUrl: { href: 'http://[::1]/' } }],
  ['api-url', 'http://localhost', { apiUrl: { href: 'http://localhost/' } }],
  ['api-url', 'https://gateway.example/hoody/', { apiUrl: { href: 'https://gateway.example/hoody/' } }],
  ['api-url', 'https://gateway.example/api/v1/a', { apiUrl: { href: 'https://gateway.example/api/v1/a' } }],
])('The setting %s accepts %s', (name, value, expected) => {
  expect(read({ operation: 'list', [name]: value }).settings).toMatchObject(expected);
});

test.each([
  ['container-id', ''],
  ['container-id', '507f1f77bcf86cd79943901'],
  ['container-id', '507F1F77BCF86CD799439011'],
  ['container-id', `${ONE} ${TWO}`],
  ['container-id', '../containers'],
  ['token', 'two words'],
  ['token', 'line\nbreak'],
  ['token', 'ünïcodes'],
  ['token', 'hdy_123'],
  ['token', 'a'],
  ['api-url', 'api.hoody.com'],
  ['api-url', 'http://api.hoody.com'],
  ['api-url', 'http://127.0.0.1.evil.example'],
  ['api-url', 'http://localhost.evil.example'],
  ['api-url', 'ftp://127.0.0.1'],
  ['api-url', 'https://user:secret@api.hoody.com'],
  ['api-url', 'https://user@api.hoody.com'],
  ['api-url', 'https://:secret@api.hoody.com'],
  ['api-url', 'https://api.hoody.com?x=1'],
  ['api-url', 'https://api.hoody.com#x'],
  ['api-url', 'https://api.hoody.com/api/v1'],
  ['timeout-seconds', '0'],
  ['timeout-seconds', '3601'],
  ['timeout-seconds', '1.5'],
  ['timeout-seconds', '1e2'],
  ['timeout-seconds', '-1'],
  ['timeout-seconds', 'ten'],
  ['max-parallel', '0'],
  ['max-parallel', '65'],
  ['summary', 'yes'],
])('The setting %s refuses %j', (name, value) => {
  expect(problems({ operation: 'list', [name]: value })).toEqual([expect.stringContaining(`\`${name}\``)]);
});

test.each([
  ['container-id', '', 'is missing. Set the input or the environment variable HOODY_CONTAINER_ID.'],
  [
    'token',
    'two words',
    'contains white space or invalid characters. Check that the secret is the whole token and nothing else.',
  ],
  ['api-url', 'api.hoody.com', 'is not a valid URL, such as https://api.hoody.com.'],
  [
    'api-url',
    'http://api.hoody.com',
    'must start with https:// to protect the token; http:// is valid for loopback addresses only.',
  ],
  [
    'api-url',
    'https://user:secret@api.hoody.com',
    'must not contain a user name or a password; use the input `token`.',
  ],
  ['api-url', 'https://api.hoody.com?x=1', 'must not contain a query or a fragment.'],
  ['api-url', 'https://api.hoody.com/api/v1', 'must not end with /api/v1, which the action adds.'],
])('The problem of the setting %s with the value %j is explained', (name, value, problem) => {
  expect(problems({ operation: 'list', [name]: value })).toEqual([`\`${name}\` ${problem}`]);
});

test('A missing token is explained', () => {
  expect(problems({ operation: 'list', token: '' })).toEqual([
    '`token` is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to ' +
      'the secret.',
  ]);
});

test('A token that is too short is neither shown nor redacted in other problems', () => {
  expect(problems({ operation: 'list', token: 'e', summary: 'maybe' })).toEqual([
    '`token` has fewer than 8 characters. Check that the secret is the whole token.',
    '`summary` is "maybe", but must be true or false.',
  ]);
  expect(problems({ operation: 'list', token: '12345678' })).toEqual([]);
});

test('No problem repeats a token or an address', () => {
  const told = problems({
    operation: 'list',
    token: 'my pass-word',
    'api-url': 'https://u:pass@x.example',
  });
  expect(told).toHaveLength(2);
  expect(told.join()).not.toMatch(/pass-word|pass@/);
});
