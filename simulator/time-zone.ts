/** A time without a zone is in UTC, whatever the zone of the runner is, so this one is not UTC. */
export const RUNNER_ZONE = 'Asia/Kolkata';

/** Lets this process have the time zone of a runner that is not in UTC. */
export function leaveUtc(): void {
  process.env['TZ'] = RUNNER_ZONE;
}
