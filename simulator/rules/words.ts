/** The words by which the reports of a program tell what is not certain. */

/** A request may have acted, and nothing has shown whether it did. */
export const MAY_HAVE_HAPPENED = 'may have happened';
/** A request whose response was lost was sent a second time, so it can have acted twice. */
export const SENT_AGAIN = 'sent again';
/** A name means another snapshot than that of the step. */
export const ANOTHER_NOW = 'is now a different snapshot';
/** A snapshot is not there any more. */
export const GONE = 'is gone';
/** A container does not have what is to be chosen in it. */
export const NO_SUCH = 'has no snapshot "';
/** The clocks of the runner and the API differ. */
export const CLOCKS_DIFFER = 'The clock of the runner is';
/** More was said than the page of the run shows, so the log has the rest. */
export const LOG_HAS_REST = 'The log above has all of them';
/** What a create request made before it failed is left to the post step. */
export const NOT_UNDONE = 'Could not undo';
/** A rollback also took back the deploy of a run that began later. */
export const TOOK_BACK = 'what a later run deployed';
export const CERTAINLY_TOOK_BACK = `also undid ${TOOK_BACK}`;
/** A container has snapshots that came after the one to which it goes back. */
export const NOT_OF_THIS_RUN = 'which this run did not create: ';
/** A rule would delete what a job that still runs can need. */
export const IS_RECENT = 'that a run created in the last day';
/** A container has too many snapshots for a backup. */
export const NO_ROOM = 'has no room for the backup';
/** A reused snapshot expires soon. */
export const EXPIRES_SOON = 'A rollback after that is impossible';
/** A container was restored by a name without a look at what the name means now. */
export const NOT_VERIFIED = 'not verified';
