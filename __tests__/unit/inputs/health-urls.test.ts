import { problems, read } from '../../helpers/fakes/inputs.ts';

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

const NOT_VALID = 'is not a valid URL, such as https://www.example.com/health.';
const WITH_PASSWORD = 'contains a user name or a password.';

test.each([
  ['www.example.com', `entry 1 ${NOT_VALID}`],
  ['www.example.com?key=secret', `entry 1 ${NOT_VALID}`],
  ['https://a.example, b.example?key=secret', `entry 2 ${NOT_VALID}`],
  ['ftp://a.example', 'entry 1 does not start with https:// or http://.'],
  ['user:secret@a.example', 'entry 1 does not start with https:// or http://.'],
  ['https://user:secret@a.example', `entry 1 ${WITH_PASSWORD}`],
  ['https://user@a.example', `entry 1 ${WITH_PASSWORD}`],
  ['https://:secret@a.example', `entry 1 ${WITH_PASSWORD}`],
  [
    `https://a.example/?key=secret${'h'.repeat(1_000)}`,
    'contains a value of 1029 characters; the limit is 1000.',
  ],
  [Array(11).fill('https://a.example').join(), 'contains 11 URLs; the limit is 10.'],
])('The address %j is a problem, which does not quote it', (urls, problem) => {
  expect(problems({ ...restore, 'health-url': urls })).toEqual([`\`health-url\` ${problem}`]);
});

test('A create step without a guard restores nothing that could be checked', () => {
  const given = { operation: 'create', 'health-url': 'https://a.example', 'delete-on-success': 'true' };
  expect(problems(given)).toEqual(['`health-url` requires `restore-on-failure: true` for `create`.']);
});

test('An address of the largest length is accepted', () => {
  const url = `https://a.example/${'h'.repeat(982)}`;
  expect(url).toHaveLength(1_000);
  expect(read({ ...restore, 'health-url': url }).healthUrls.map(({ href }) => href)).toEqual([url]);
});
