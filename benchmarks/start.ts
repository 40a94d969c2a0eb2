import { startLocalHoody } from '../harness/local-hoody.ts';
import { prepareStep, runStep, type StepOptions } from '../harness/runner.ts';
import { BARE_NODE, sendRequest } from './baselines.ts';
import { measureInTurn, measureTime, type Prepare } from './measure.ts';
import type { Figure } from './report.ts';
import { compare } from './statistics.ts';

const NAME = 'snap-20250115-103000';

/** Measures steps with one request or none against the emulator: most of their time is the start of the process. */
export async function measureStart(rounds: number): Promise<Figure[]> {
  const hoody = await startLocalHoody();
  try {
    const { url } = hoody.emulator;
    const { id } = await hoody.emulator.addContainer({});
    await hoody.emulator.seed(id, { name: NAME });
    const snapshots = `${url}/api/v1/containers/${id}/snapshots`;
    const target = { 'container-id': id, token: hoody.token, 'api-url': url };
    const create = { ...target, operation: 'create' };
    const { state } = await runStep({ inputs: { ...create, 'restore-on-failure': 'true' } });
    if (!state['guard']) throw new Error('The step left no guard.');

    const step = (options: StepOptions, exitCode = 0): Prepare => {
      return async (directory) => ({ ...(await prepareStep(options, directory)), exitCode });
    };
    const request = (method: string, address: string, body?: () => object): Prepare => {
      return () => sendRequest(method, address, hoody.token, body?.());
    };
    let creates = 0;
    const aliased = () => ({ alias: `benchmark-${++creates}` });
    const times = await measureInTurn(
      {
        bareNode: () => BARE_NODE,
        wrongInputs: step({ inputs: { operation: 'shrink' } }, 1),
        post: step({ inputs: create, postOf: { state: {} } }),
        guardPost: step({ inputs: create, postOf: { state } }),
        list: step({ inputs: { ...target, operation: 'list' } }),
        listRequest: request('GET', snapshots),
        create: step({ inputs: create }),
        createRequest: request('POST', snapshots, aliased),
        restore: step({ inputs: { ...target, operation: 'restore', snapshot: NAME } }),
        restoreRequest: request('PATCH', `${snapshots}/${NAME}`),
      },
      rounds,
      measureTime,
    );
    const overNode = (subject: string, values: number[], limit?: number): Figure => ({
      subject,
      baseline: '`node -e 0`',
      comparison: compare(values, times.bareNode),
      ...(limit === undefined ? {} : { target: limit }),
    });
    const overRequest = (subject: string, values: number[], baseline: number[], limit?: number): Figure => ({
      subject,
      baseline: 'the shortest program',
      comparison: compare(values, baseline),
      ...(limit === undefined ? {} : { target: limit }),
    });
    return [
      overNode('A step with wrong inputs', times.wrongInputs, 1.7),
      overNode('The post step, without a guard', times.post, 1.1),
      overNode('The post step, with a guard and no work', times.guardPost, 1.1),
      overNode('`create`', times.create),
      overRequest('`create`', times.create, times.createRequest, 1.5),
      overNode('`list`', times.list),
      overRequest('`list`', times.list, times.listRequest),
      overNode('`restore`, by name', times.restore),
      overRequest('`restore`, by name', times.restore, times.restoreRequest),
    ];
  } finally {
    await hoody.stop();
  }
}
