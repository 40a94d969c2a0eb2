import { UserError } from '../../../src/base/user-error.ts';
import { HeldBackError, UndoneError } from '../../../src/operations/outcome.ts';
import { causesIn, renderInvalidInputs, renderInvalidState } from '../../../src/report/failures.ts';
import { API, done, failed, lines, REQUESTS, render, WEB } from '../../helpers/fakes/report.ts';
import { text } from '../../helpers/fakes/text.ts';

test('The cause comes first when a create step fails, and the undone snapshots are counted', () => {
  const outcomes = [failed(WEB, new UndoneError(text('deleted again'))), failed(API, 'no <room>')];
  expect(lines(render(REQUESTS.create, outcomes))).toEqual([
    `❌ Hoody create failed: ${API}`,
    'no <room>',
    'What was created for 1 other container was deleted.',
  ]);
});

test('Several failures are a list, and count the containers', () => {
  const outcomes = [
    failed(WEB, new UserError(text('first'), text('second'))),
    failed(API, 'third'),
    done('x'),
  ];
  expect(lines(render(REQUESTS.delete, outcomes)).slice(0, 3)).toEqual([
    '❌ Hoody delete failed: 2 of 3 containers',
    'first second',
    'third',
  ]);
});

test('Wrong inputs are a list', () => {
  expect(
    renderInvalidInputs('restore', [text('2 things are wrong.\n- `a` is "b".\n- `c` is missing.')]),
  ).toBe(
    [
      '<h3>❌ Hoody restore: invalid inputs</h3>',
      '<p>2 things are wrong.</p>',
      '<ul>',
      '<li><code>`a` is &quot;b&quot;.</code></li>',
      '<li><code>`c` is missing.</code></li>',
      '</ul>',
      '',
      '',
    ].join('\n'),
  );
});

test('Several problems of a step that failed before it began are a list', () => {
  const html = renderInvalidInputs('list', [text('first\nsecond'), text('third')]);
  expect(html).toBe(
    [
      '<h3>❌ Hoody list: invalid inputs</h3>',
      '<ul>',
      '<li>first<br>second</li>',
      '<li>third</li>',
      '</ul>',
      '',
      '',
    ].join('\n'),
  );
});

test('The heading names no operation that is unknown', () => {
  expect(renderInvalidInputs(undefined, [text('a')])).toBe('<h3>❌ Hoody: invalid inputs</h3>\n<p>a</p>\n\n');
});

test('A post step without a valid state fails under its own name', () => {
  expect(renderInvalidState(text('a'))).toBe('<h3>❌ Hoody post step failed</h3>\n<p>a</p>\n\n');
});

test('What was undone for several containers is counted', () => {
  const outcomes = [WEB, 'x', 'y'].map((id) => failed(id, new UndoneError(text('deleted again'))));
  expect(lines(render(REQUESTS.create, [...outcomes, failed(API, 'no')])).at(-1)).toBe(
    'What was created for 3 other containers was deleted.',
  );
});

test.each([
  [1, 'Nothing was changed in 1 other container.'],
  [2, 'Nothing was changed in 2 other containers.'],
])('The containers that another one stopped are counted, and are no cause: %d', (count, sentence) => {
  const held = Array.from({ length: count }, (_, index) =>
    failed(`x${index}`, new HeldBackError(text('nothing was done'))),
  );
  const cause = failed(WEB, 'has no snapshot');
  expect(causesIn([...held, cause])).toEqual([cause]);
  expect(lines(render(REQUESTS.restore, [...held, cause]))).toEqual([
    '❌ Hoody restore failed: web',
    'has no snapshot',
    sentence,
  ]);
});

test('A container whose create was undone is no cause', () => {
  const undone = failed(WEB, new UndoneError(text('deleted again')));
  const cause = failed(API, 'no');
  expect(causesIn([undone, cause, done('x')])).toEqual([cause]);
});
