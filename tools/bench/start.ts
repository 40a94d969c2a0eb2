import { startLocalHoody } from '../harness/local-hoody.ts';
import { prepareStep, runStep, type StepOptions } from '../harness/runner.ts';
import { BARE_NODE, sendRequest, snapshotsAddress } from './baselines.ts';
import type { Figure } from './figure.ts';
import { measureInTurn, measureTime, type Prepare } from './measure.ts';
import { compare } from './statistics.ts';
import { addTls } from './tls.ts';

const NAME = 'snap-20250115-103000';

/** Measures steps with one request or none, against the emulator: most of their time is the start of the process. */
export async function measureStart(rounds: number): Promise<Figure[]> {
  const hoody = await startLocalHoody();
  const { emulator, token } = hoody;
  const tls = await addTls(emulator.url);
  try {
    const { id } = await emulator.addContainer({});
    await emulator.seed(id, { name: NAME });
    const inputsOf = (url: string) => ({ 'container-id': id, token, 'api-url': url });
    const create = { ...inputsOf(emulator.url), operation: 'create' };
    const { state } = await runStep({ inputs: { ...create, 'restore-on-failure': 'true' } });
    if (!state['guard']) throw new Error('The step left no guard.');

    const step = (options: StepOptions, exitCode = 0): Prepare => {
      return async (directory) => ({ ...(await prepareStep(options, directory)), exitCode });
    };
    const tlsStep = (inputs: Record<string, string>) =>
      step({ inputs: { ...inputsOf(tls.url), ...inputs }, env: tls.env });
    let requests = 0;
    const request = (method: string, url: string, item = ''): Prepare => {
      return () => {
        requests += 1;
        const body = method === 'POST' ? { alias: `benchmark-${requests}` } : undefined;
        return { ...sendRequest(method, snapshotsAddress(url, id) + item, token, body), env: tls.env };
      };
    };
    const times = await measureInTurn(
      {
        bareNode: () => BARE_NODE,
        wrongInputs: step({ inputs: { operation: 'shrink' } }, 1),
        post: step({ inputs: create, postOf: { state: {} } }),
        guardPost: step({ inputs: create, postOf: { state } }),
        create: tlsStep({ operation: 'create' }),
        createRequest: request('POST', tls.url),
        list: tlsStep({ operation: 'list' }),
        listRequest: request('GET', tls.url),
        restore: tlsStep({ operation: 'restore', snapshot: NAME }),
        restoreRequest: request('PATCH', tls.url, `/${NAME}`),
        plainCreate: step({ inputs: create }),
        plainCreateRequest: request('POST', emulator.url),
      },
      rounds,
      measureTime,
    );
    const overNode = (subject: string, values: number[]) => ({
      subject,
      baseline: '`node -e 0`',
      comparison: compare(values, times.bareNode),
    });
    const overRequest = (subject: string, values: number[], baseline: number[]) => ({
      subject,
      baseline: 'the shortest program',
      comparison: compare(values, baseline),
    });
    return [
      { ...overNode('A step with wrong inputs', times.wrongInputs), target: 1.7 },
      { ...overNode('The post step, without a guard', times.post), target: 1.1 },
      { ...overNode('The post step, with a guard and no work', times.guardPost), target: 1.1 },
      overNode('`create`', times.create),
      overNode('`list`', times.list),
      overNode('`restore`', times.restore),
      { ...overRequest('`create`', times.create, times.createRequest), target: 1.5 },
      overRequest('`list`', times.list, times.listRequest),
      overRequest('`restore`', times.restore, times.restoreRequest),
      overRequest('`create`, without TLS', times.plainCreate, times.plainCreateRequest),
    ];
  } finally {
    await tls.close();
    await hoody.stop();
  }
}
