import { summarize } from '../../../src/runner/runner.ts';
import { fakeLogger } from '../../helpers/fakes/logger.ts';

test('A summary is written as it is', async () => {
  const logger = fakeLogger();
  const written: string[] = [];
  await summarize('<p>Done</p>\n\n', { writeSummary: async (html) => void written.push(html) }, logger);
  expect(written).toEqual(['<p>Done</p>\n\n']);
  expect(logger.lines).toEqual([]);
});

test('A summary that cannot be written is a warning', async () => {
  const logger = fakeLogger();
  const writeSummary = () => Promise.reject(new Error("EACCES: permission denied, open '/summary'"));
  await expect(summarize('<p>Done</p>', { writeSummary }, logger)).resolves.toBeUndefined();
  expect(logger.lines).toEqual([
    "warning: Could not write the job summary.\nReason: EACCES: permission denied, open '/summary'",
  ]);
});
