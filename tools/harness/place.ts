import { randomUUID } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Masks } from './masks.ts';

/** What the steps of a job share. */
export interface Place {
  /** The runner's directory for temporary files. */
  readonly temp: string;
  /** Where steps run. */
  readonly workspace: string;
  /** By this the runner knows the processes of the job. */
  readonly trackingId: string;
  readonly masks: Masks;
  /** How long a millisecond of the runner takes, in milliseconds. */
  readonly timeScale: number;
}

/** Makes a place for a job below a directory. */
export async function makePlace(directory: string, timeScale = 1): Promise<Place> {
  // A process sees the real path of its working directory, which the workspace of a runner is.
  const work = path.join(await realpath(directory), 'work');
  const place = {
    temp: path.join(work, '_temp'),
    workspace: path.join(work, 'site', 'site'),
    trackingId: `github_${randomUUID()}`,
    masks: new Masks(),
    timeScale,
  };
  await mkdir(place.temp, { recursive: true });
  await mkdir(place.workspace, { recursive: true });
  return place;
}
