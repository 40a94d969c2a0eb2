import { SAMPLE } from '../faults/matrix/cell.ts';
import { expectCell } from '../faults/matrix/expect-cell.ts';
import { runCell } from '../faults/matrix/run-cell.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();

test.concurrent.each(SAMPLE)('The end of $title is as predicted', async ({ cell }) => {
  expectCell(cell, await runCell(hoody, cell));
});
