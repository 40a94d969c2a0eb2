/**
 * The messages of the action, as docs/troubleshooting.md and docs/input-errors.md write them: without quotes and
 * backticks, and with `…` for what differs at run time.
 */

/** The first lines of errors and warnings. */
export const HEADLINES: readonly string[] = [
  'Could not roll back container … to snapshot ….',
  'The rollback of container … to snapshot … may have happened.',
  'Did not roll back container ….',
  'Did not roll back container …: the backup that backup-first requires could not be created.',
  'The rollback of container … also undid what a later run deployed.',
  'The rollback of container … may also have undone what a later run deployed.',
  'Could not set HOODY_ROLLBACK to … for the jobs that follow.',
  'Restored, but not healthy: …',
  'The saved state of the step is invalid. Nothing was restored or deleted.',
  'The job status … is unknown. Nothing was restored or deleted.',
  'Could not save the state for the post step.',
  'Could not …: ….',
  '… may have happened: ….',
  'Could not …: no time is left.',
  'Could not …: the step was interrupted.',
  'Could not …: the name … is in use.',
  'NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.',
  '… does not contain a valid proxy URL.',
  'Container … has no snapshot ….',
  '… is ambiguous in container …. Nothing was changed.',
  '… is unclear in container …. Nothing was changed.',
  'Nothing was changed in container …, because the selection of snapshots failed for ….',
  '… snapshots of container … have the alias ….',
  'Could not select … of container …. Nothing was deleted.',
  'Could not delete … snapshots of container ….',
  'Could not delete … snapshots of container …: ….',
  'The deletion of … snapshots of container … may have happened.',
  'Deleted … of … snapshots of container …; … ….',
  'The commas in snapshot are ambiguous for container …. Nothing was deleted.',
  'Could not use snapshot … of container ….',
  'Container … already has a snapshot with the alias …. Nothing was created.',
  'Nothing was created for container …, because of ….',
  'Deleted the new snapshot … of container …, because create failed for ….',
  'Could not undo the creation of snapshot … of container ….',
  'Kept snapshot … of container …, although create failed.',
  'Created snapshot … of container …, but could not set its alias.',
  'Created snapshot … of container …, but its alias may not be set.',
  'An input is invalid. No request was sent.',
  'The inputs have … problems. No request was sent.',
  '…: … rolled back…',
  '… that the steps after the guard started … still running: ….',
  'The restore of container … was sent again after a lost response.',
  'latest selects snapshots from different times, so the containers may be inconsistent.',
  'Snapshot … of container … remains.',
  'Snapshot … of container … may remain.',
  'Snapshot … of container … is now a different snapshot.',
  'Snapshot … of container … is gone: it expired, or someone deleted it.',
  'Could not delete the snapshots of this job.',
  'The clock of the runner is … that of the API.',
  'The token expires at ….',
  'The reused snapshot … of container … expires at …. A rollback after that is impossible.',
  '… responds with … before the deploy.',
  '… gives … before the deploy.',
  'Container … has no room for the backup before a rollback: it has …, and the limit is ….',
  'Snapshot … was created by attempt … of this run, and this is attempt ….',
  'The rule would delete … of container … that a run created in the last day: ….',
  'There are … more …. The log above has all of them.',
  'Using the newest of … snapshots with the alias …: ….',
  '… selects snapshot …, not ….',
  'Could not delete all older snapshots of container ….',
  'Container … may have another snapshot from this step.',
  'Container … has a snapshot that this step may have created: ….',
  'Container … has snapshot …, which this step created before it ended early.',
  'Container … has another new snapshot with the alias …: ….',
  'Container … has a snapshot with the alias … whose time is unknown: ….',
  'Could not look for what an interrupted step may have left.',
  'Could not write the job summary.',
  'Could not write the outputs.',
  'The output snapshot-map is too long, so it is empty.',
  'The step did not finish. The log shows what it did.',
  'This is a bug in the action. Report it with this log:',
];

/** What can be wrong with an input, as the end of a sentence that starts with its name. */
export const PROBLEMS: readonly string[] = [
  'is not valid for …, only for ….',
  'is …, but must be one of ….',
  'is …, but must be true or false.',
  `is empty, because an expression has no value. Write \${{ inputs.… || false }}.`,
  'is …, but must be a whole number from … to ….',
  'is …, but must be a duration such as 12h, 30d, or 2w.',
  'is …, which contains a line break or another control character.',
  'contains a value of … characters; the limit is ….',
  'has … characters; the limit is ….',
  'has exactly 32,766 characters, at which Windows cuts a variable, so its end may be missing. Make it shorter, such as with fewer containers in each step.',
  'is missing. Set the input or the environment variable HOODY_CONTAINER_ID.',
  'contains …, which is not a container id (24 characters from 0-9 and a-f).',
  'contains …, whose label is invalid: use 1 to 40 of the characters a-z, A-Z, 0-9, ., _, and -.',
  'has the label …, which has the form of an id. Write the label before the id, as in web=….',
  'has no id for the label …. If the id comes from a variable, check that it is set.',
  'has the label … for two containers: … and ….',
  'has two labels for …: … and ….',
  'contains … ids, but a step can guard at most …. Split them across the jobs of a matrix.',
  'is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to the secret.',
  'contains the name HOODY_TOKEN. Check that the secret contains only the token.',
  'is in quotes. Check that the secret contains only the token.',
  'ends in an escaped line break. Check that the secret contains only the token.',
  'contains white space or invalid characters. Check that the secret is the whole token and nothing else.',
  'has fewer than … characters. Check that the secret is the whole token.',
  'is not a valid URL, such as https://api.hoody.com.',
  'must start with https:// to protect the token; http:// is valid for loopback addresses only.',
  'must not contain a user name or a password; use the input token.',
  'must not contain a query or a fragment.',
  'must not end with /api/v1, which the action adds.',
  'contains the token, which only token may contain. Check the expression in the workflow.',
  'is missing. Set a name, an alias, or latest. If the value comes from an output, check that it is set.',
  'is …, a prefix without a name or an alias. If the value comes from an output, check that it is set.',
  'contains only separators.',
  'is …, which is not a JSON object that maps container ids to snapshot names.',
  'is a map without a snapshot for ….',
  'is empty. To remove the alias, set remove-alias: true.',
  'conflicts with remove-alias: true. Set only one of them.',
  'is …, which requires an alias.',
  'requires keep-last for create.',
  'requires a filter that selects what can be deleted.',
  'requires keep-last or older-than (keep-last: 0 keeps none).',
  'requires backup-first: true for restore.',
  'conflicts with …. Delete either by name or by rule.',
  'is valid for a deletion by name, not by rule.',
  'has a [ without a closing ]; to match the character itself, use \\[.',
  'has a { without a closing }; to match the character itself, use \\{.',
  'has an empty set; to match a bracket in a set, use \\].',
  'has the set …; to match any other character, use …, and to match the character itself, \\^.',
  'has the range …-…, which is reversed.',
  'ends with an incomplete escape; to match a backslash, use \\\\.',
  'has … characters; the limit of a glob is ….',
  'entry … ….',
  'contains … URLs; the limit is ….',
  'requires restore-on-failure: true for create.',
];

/** How the last attempt at a request ended. */
const LAST_ATTEMPTS = [
  'the API responded with …',
  'a gateway responded with …',
  'the proxy responded with …',
  'the connection failed',
  'no complete response arrived',
  'the API response is invalid',
  'the API response is too long',
  'the name now refers to another snapshot',
  'the TLS handshake failed',
];

/** How the messages end whose end the page explains too. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  'Could not …: ….': LAST_ATTEMPTS,
  '… may have happened: ….': [...LAST_ATTEMPTS, 'the step was interrupted'],
  'entry … ….': [
    'is not a valid URL, such as https://www.example.com/health.',
    'does not start with https:// or http://.',
    'contains a user name or a password.',
  ],
};

/** Lines below a headline that the page explains too. */
const DETAILS: readonly string[] = [
  'To restore manually, with the token in HOODY_TOKEN:',
  'To restore without a backup, with the token in HOODY_TOKEN:',
  'To restore manually in PowerShell, with the token in $env:HOODY_TOKEN:',
  'To restore without a backup in PowerShell, with the token in $env:HOODY_TOKEN:',
  'The snapshot may exist anyway. Look for the alias … with the operation list.',
  'keep-last: … leaves no room for a new snapshot below the limit of …. Use keep-last: … or less.',
  'Another job replaced it with a snapshot of the same name.',
  'The list of snapshots does not contain the new one.',
  'It is unknown when it was created, so it may belong to another job.',
];

/** Every message that the page explains. */
export const MESSAGES: readonly string[] = [
  ...HEADLINES,
  ...PROBLEMS,
  ...new Set(Object.values(ENDS).flat()),
  ...DETAILS,
];

const HEADLINE = anyOf(HEADLINES);
const PROBLEM = anyOf(PROBLEMS, '- [a-z-]+ ');

/** The lines of an error or a warning that the page should explain and does not: its headline, and each problem. */
export function findUnexplained(message: string): string[] {
  const [headline = '', ...lines] = message.replaceAll(/["`]/g, '').split('\n');
  return [
    ...(HEADLINE.test(headline) ? [] : [headline]),
    ...lines.filter((line) => line.startsWith('- ') && !PROBLEM.test(line)),
  ];
}

function anyOf(messages: readonly string[], prefix = ''): RegExp {
  const patterns = messages.flatMap(withEnds).map((message) => patternOf(message, '.*'));
  return new RegExp(`^${prefix}(?:${patterns.join('|')})$`);
}

function withEnds(message: string): string[] {
  return ENDS[message]?.map((end) => message.replace(/….$/, end.replace(/\.?$/, '.'))) ?? [message];
}

/**
 * Turns a message into the pattern of a regular expression.
 *
 * @param gap the pattern for what differs at run time
 */
export function patternOf(message: string, gap: string): string {
  return message
    .split('…')
    .map((fixed) => fixed.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join(gap);
}
