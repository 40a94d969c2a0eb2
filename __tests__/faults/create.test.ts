import { useLocalHoody } from '../helpers/local-hoody.ts';
import { cellsOf } from './matrix/cell.ts';
import { expectCell } from './matrix/expect-cell.ts';
import { runCell } from './matrix/run-cell.ts';

const hoody = useLocalHoody();

test.concurrent.each(cellsOf('create'))('The end of $title is as predicted', async ({ cell }) => {
  expectCell(cell, await runCell(hoody, cell));
});
