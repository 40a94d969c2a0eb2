import { UserError } from '../../../src/base/user-error.ts';
import type { GuardResult } from '../../../src/guard/guard-context.ts';
import { renderCleanup as render } from '../../../src/report/cleanup-page.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { API, lines, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { text } from '../../helpers/fakes/text.ts';

const NAMES: Record<string, Redacted> = { [WEB]: text('web'), [API]: text('api') };
const nameOf = (id: Redacted) => NAMES[id] ?? id;
const renderCleanup = ({ results }: { results: GuardResult[] }) => render({ results, nameOf });

const web: GuardResult = {
  snapshot: {
    containerId: WEB,
    name: SNAPSHOT.name,
    createdAt: text(''),
    ownership: 'made',
    isUniqueName: true,
  },
};
const api: GuardResult = { ...web, snapshot: { ...web.snapshot, containerId: API } };
const db: GuardResult = { ...web, snapshot: { ...web.snapshot, containerId: text('db') } };
const error = new UserError(text('refused'));

test('A cleanup of one container is one sentence', () => {
  expect(renderCleanup({ results: [web] })).toBe(
    '<h3>✅ Hoody cleanup: <code>web</code></h3>\n' +
      '<p>The job succeeded, so the snapshot that it created was deleted.</p>\n\n',
  );
});

test('A cleanup of several containers counts them', () => {
  expect(lines(renderCleanup({ results: [web, api] }))).toEqual([
    '✅ Hoody cleanup: 2 containers',
    'The job succeeded, so the 2 snapshots that it created were deleted.',
  ]);
});

test('What is left over comes first', () => {
  expect(lines(renderCleanup({ results: [{ ...web, error }, api] }))).toEqual([
    '⚠️ Hoody snapshots left over: web',
    `${SNAPSHOT.name} refused`,
    'The job succeeded, so 1 of the 2 snapshots that it created was deleted.',
  ]);
});

test('Several snapshots that are left over name their containers', () => {
  const results = [{ ...web, error }, { ...api, error }, db, db];
  expect(lines(renderCleanup({ results }))).toEqual([
    '⚠️ Hoody snapshots left over: 2 containers',
    `${SNAPSHOT.name} of web refused`,
    `${SNAPSHOT.name} of api refused`,
    'The job succeeded, so 2 of the 4 snapshots that it created were deleted.',
  ]);
});

test('A cleanup that deleted nothing claims nothing', () => {
  expect(lines(renderCleanup({ results: [{ ...web, error }] }))).toEqual([
    '⚠️ Hoody snapshots left over: web',
    `${SNAPSHOT.name} refused`,
  ]);
});
