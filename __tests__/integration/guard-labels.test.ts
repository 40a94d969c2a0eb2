import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();

test.concurrent('A rollback names containers by their labels, and the command to restore manually has the id', async () => {
  const web = await hoody.container();
  const api = await hoody.container();
  const ids = `web=${web.id}\napi=${api.id}`;
  await withJob([web, api], { 'container-id': ids, 'restore-on-failure': 'true' }, async ({ main, post }) => {
    await main();
    api.fault('restore', { kind: 'status', status: 403 });
    const result = await post('failure');
    const [failed = '', done = ''] = result.annotations.map(({ message }) => message);
    expect(failed).toContain('Could not roll back container api to snapshot ');
    expect(failed).toContain(`/api/v1/containers/${api.id}/snapshots/`);
    expect(done).toContain('web was rolled back to snapshot ');
    const people = [
      failed.replace(/^curl .*$/m, ''),
      done,
      result.log.replaceAll(/^(GET|PATCH) .*$/gm, ''),
    ].join('\n');
    expect(people).not.toMatch(new RegExp(`${web.id}|${api.id}`));
    expect(result.summary).toContain('<code>web</code>');
    expect(result.summary.replaceAll(/<pre.*?<\/pre>/gs, '')).not.toMatch(new RegExp(`${web.id}|${api.id}`));
  });
});
