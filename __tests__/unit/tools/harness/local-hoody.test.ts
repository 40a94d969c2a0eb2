import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { NO_FINDINGS, startLocalHoody } from '../../../../tools/harness/local-hoody.ts';

test('A local Hoody that is used as documented has no findings', async () => {
  const hoody = await startLocalHoody({ operationMs: { create: 1 } });
  const { id } = await hoody.emulator.addContainer({});
  const response = await fetch(`${hoody.emulator.url}/api/v1/containers/${id}/snapshots`, {
    headers: { authorization: `Bearer ${hoody.token}` },
  });
  expect(response.status).toBe(200);
  expect(existsSync(hoody.stateDir)).toBe(true);
  expect(await hoody.stop()).toEqual(NO_FINDINGS);
  expect(existsSync(hoody.directory)).toBe(false);
});

test('A request outside of the endpoints is a finding', async () => {
  const hoody = await startLocalHoody();
  await fetch(`${hoody.emulator.url}/api/v1/containers`, { method: 'DELETE' });
  const { attacks, ...others } = await hoody.stop();
  expect(attacks).toMatchObject([{ method: 'DELETE', url: '/api/v1/containers' }]);
  expect({ ...others, attacks: [] }).toEqual(NO_FINDINGS);
});

test('An error in the emulator is a finding', async () => {
  const hoody = await startLocalHoody();
  const { id } = await hoody.emulator.addContainer({});
  const { name } = await hoody.emulator.seed(id);
  await rm(path.join(hoody.stateDir, 'containers', id), { recursive: true });
  const response = await fetch(`${hoody.emulator.url}/api/v1/containers/${id}/snapshots/${name}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${hoody.token}` },
  });
  expect(response.status).toBe(500);
  const { errors, ...others } = await hoody.stop();
  expect(errors).toHaveLength(1);
  expect({ ...others, errors: [] }).toEqual(NO_FINDINGS);
});
