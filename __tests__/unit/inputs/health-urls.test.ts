import { problems, read, TOKEN } from '../../helpers/fakes/inputs.ts';

const restore = { operation: 'restore', snapshot: 'good' };
const guard = { operation: 'create', 'restore-on-failure': 'true' };

test.each([restore, guard])('The addresses are separated by commas or line breaks in %j', (given) => {
  const urls = 'https://a.example/health?deep=1, http://b.example\nhttps://c.example';
  expect(read({ ...given, 'health-url': urls }).healthUrls.map(({ href }) => href)).toEqual([
    'https://a.example/health?deep=1',
    'http://b.example/',
    'https://c.example/',
  ]);
  expect(read(given).healthUrls).toEqual([]);
});

test('An input can have as many addresses as the limit', () => {
  const urls = Array(10).fill('https://a.example').join();
  expect(read({ ...restore, 'health-url': urls }).healthUrls).toHaveLength(10);
});

test.each([
  [
    'www.example.com',
    '`health-url` contains "www.example.com", which is not a valid URL, such as https://www.example.com/health.',
  ],
  [
    'ftp://a.example',
    '`health-url` contains "ftp://a.example", which does not start with https:// or http://.',
  ],
  [
    'https://user:secret@a.example',
    '`health-url` contains "https://user:secret@a.example", which contains a user name or a password, which the log would show.',
  ],
  [
    'https://user@a.example',
    '`health-url` contains "https://user@a.example", which contains a user name or a password, which the log would show.',
  ],
  [
    'https://:secret@a.example',
    '`health-url` contains "https://:secret@a.example", which contains a user name or a password, which the log would show.',
  ],
  [`https://a.example/?token=${TOKEN}`, '`health-url` contains the token, which only the API may receive.'],
  [
    `https://a.example/?token=${TOKEN},https://b.example/${TOKEN}/${TOKEN}`,
    '`health-url` contains the token, which only the API may receive.',
  ],
  [
    `https://${TOKEN}@a.example`,
    '`health-url` contains "https://***@a.example", which contains a user name or a password, which the log would show.',
  ],
  [
    `https://a.example/${'h'.repeat(1_000)}`,
    /^`health-url` contains .* which has 1018 characters; the limit is 1000\.$/,
  ],
  [Array(11).fill('https://a.example').join(), '`health-url` contains 11 URLs; the limit is 10.'],
])('The address %j is a problem', (urls, problem) => {
  expect(problems({ ...restore, 'health-url': urls })).toEqual([
    typeof problem === 'string' ? problem : expect.stringMatching(problem),
  ]);
});

test('A create without a guard restores nothing that could be checked', () => {
  const given = { operation: 'create', 'health-url': 'https://a.example', 'delete-on-success': 'true' };
  expect(problems(given)).toEqual(['`health-url` requires `restore-on-failure: true` for `create`.']);
});

test('A token in an address that is not valid is not shown', () => {
  expect(problems({ ...restore, 'health-url': `https://[${TOKEN}]` })).toEqual([
    '`health-url` contains "https://[***]", which is not a valid URL, such as https://www.example.com/health.',
  ]);
});

test('A token that contains a separator is found in an address', () => {
  const token = 'left-half,right-half';
  expect(problems({ ...restore, token, 'health-url': `https://a.example/${token}` })).toEqual([
    '`health-url` contains the token, which only the API may receive.',
  ]);
});

test('An address of the largest length is accepted', () => {
  const url = `https://a.example/${'h'.repeat(982)}`;
  expect(url).toHaveLength(1_000);
  expect(read({ ...restore, 'health-url': url }).healthUrls.map(({ href }) => href)).toEqual([url]);
});
