import { tellLaterJobs } from '../../src/later-jobs.ts';
import { fakeLogger } from '../helpers/fakes/logger.ts';

const ID = '11111111-1111-4111-8111-111111111111';

function runner(exportVariables: (variables: Readonly<Record<string, string>>) => void) {
  return {
    exportVariables,
    inputs: { input: () => '', isEmpty: () => false, mayBeCut: () => false, env: () => undefined },
  };
}

test('A step that sets a guard exports no results', () => {
  const exported: object[] = [];
  const logger = fakeLogger();
  tellLaterJobs(
    ID,
    undefined,
    undefined,
    runner((variables) => void exported.push(variables)),
    logger,
  );
  expect(exported).toEqual([{ HOODY_ROLLBACK: 'armed', HOODY_ROLLBACK_GUARDS: ID }]);
  expect(logger.lines).toEqual([]);
});

test('A post step exports its word with its results', () => {
  const exported: object[] = [];
  tellLaterJobs(
    ID,
    'restored',
    [],
    runner((variables) => void exported.push(variables)),
    fakeLogger(),
  );
  expect(exported).toEqual([
    { HOODY_ROLLBACK: 'restored', HOODY_ROLLBACK_GUARDS: `${ID}=restored`, HOODY_ROLLBACK_RESULTS: '[]' },
  ]);
});

test.each([
  [undefined, 'armed'],
  ['failed', 'failed'],
] as const)('A file that cannot be written is a warning, with the word %s', (word, shown) => {
  const logger = fakeLogger();
  const full = runner(() => {
    throw new Error('the disk is full');
  });
  tellLaterJobs(ID, word, undefined, full, logger);
  expect(logger.lines).toEqual([
    `warning: Could not set HOODY_ROLLBACK to "${shown}" for the jobs that follow.\nReason: the disk is full`,
  ]);
});
