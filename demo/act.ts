import type { LocalHoody } from './local-hoody.ts';
import type { Stage } from './stage.ts';

/** A part of the demo that stands by itself, on a Hoody of its own. */
export type Act = (stage: Stage, hoody: LocalHoody) => Promise<void>;
