import type { Leftovers, Process } from '../../../src/guard/leftovers.ts';
import { describeDoubts, describeLeftovers } from '../../../src/report/describe-leftovers.ts';
import { redactionOf } from '../../../src/text/redact.ts';
import { text } from '../../helpers/fakes/text.ts';

const redact = redactionOf('hdy_secret');

const processes = (...names: string[]): Process[] =>
  names.map((name, index) => ({
    pid: 4711 + index,
    parentPid: 1,
    startTime: 1,
    name,
    state: 'S',
    isKernelThread: false,
  }));

const describeAll = (fields: Partial<Leftovers>) =>
  describeLeftovers({ ended: [], running: [], unreadable: [], ...fields }, redact);

test('Where nothing was left running, there is nothing to say', () => {
  expect(describeAll({})).toEqual([]);
});

test('What was ended, what still runs and what may still run are three sentences', () => {
  const fields = {
    ended: processes('deploy.sh', 'node'),
    running: processes('stubborn'),
    unreadable: processes('sudo'),
  };
  expect(describeAll(fields)).toEqual([
    'Ended 2 processes that the steps after the guard left running: deploy.sh (4711), node (4712).',
    '1 process that the steps after the guard started is still running: stubborn (4711).\n' +
      'The container can change again, so check it.',
    'These processes may come from the steps after the guard and still be running, but cannot be read: sudo (4711).',
  ]);
});

test('Several processes are still running', () => {
  expect(describeAll({ running: processes('a', 'b') })[0]).toMatch(
    /^2 processes that .* are still running: /,
  );
});

test('A doubt has its reason', () => {
  const doubts = describeDoubts({ ...NOTHING, doubt: text('nobody looked') }, redact);
  expect(doubts).toEqual(['What the steps after the guard started may still be running: nobody looked.']);
});

test('Only the first names are listed, on one line and without the token', () => {
  const [sentence] = describeAll({ ended: processes('x\ny', 'hdy_secret', ...'abcdefghij') });
  expect(sentence).toMatch(/: x\\ny \(4711\), \*\*\* \(4712\), a \(4713\), .* h \(4720\), and 2 more\.$/);
});

const NOTHING: Leftovers = { ended: [], running: [], unreadable: [] };
