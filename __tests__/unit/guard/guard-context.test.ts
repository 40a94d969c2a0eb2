import { UserError } from '../../../src/base/user-error.ts';
import { explain, type GuardContext } from '../../../src/guard/guard-context.ts';
import { RequestError } from '../../../src/hoody/errors.ts';
import type { Failure } from '../../../src/hoody/failure.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const explained = (failure: Partial<Failure> & Pick<Failure, 'kind'>, fields: Partial<GuardContext> = {}) => {
  const context = { isOtherToken: false, hasChangedCertificates: false, ...fields } as GuardContext;
  const error = new RequestError(
    text('Could not restore.'),
    [],
    redacted<Failure>(failure as Failure),
    false,
  );
  return explain(error, context).message.split('\n')[1];
};
const status = (code: number, fromApi = true) =>
  ({ kind: 'status', status: code, message: 'no', fromApi }) as Failure;

test('A token that the API refuses was valid when the job began', () => {
  expect(explained(status(401))).toMatch(/^The token was valid when the job began\./);
  expect(explained(status(403))).toBeUndefined();
  expect(explained(status(401, false))).toBeUndefined();
});

test.each([401, 403])('A different token is the likely cause of %d', (code) => {
  expect(explained(status(code), { isOtherToken: true })).toMatch(
    /^The token differs from that of the step\./,
  );
});

test('Certificates that another step changed are the likely cause of a failed handshake', () => {
  const untrusted = { kind: 'untrusted', reason: text('self-signed certificate') } as Failure;
  expect(explained(untrusted, { hasChangedCertificates: true })).toMatch('NODE_EXTRA_CA_CERTS');
  expect(explained(untrusted)).toBeUndefined();
});

test('An error that is no failure of a request stays as it is', () => {
  const error = new UserError(text('no'));
  expect(explain(error, { isOtherToken: true, hasChangedCertificates: true } as GuardContext)).toBe(error);
});
