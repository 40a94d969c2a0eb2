import type { LocalHoody } from './local-hoody.ts';
import type { Stage } from './stage.ts';

/** An independent part of the demo, with its own local Hoody. */
export type Act = (stage: Stage, hoody: LocalHoody) => Promise<void>;
