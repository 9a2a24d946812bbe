import { assertNever } from '../assert-never';
import type { MailAnswer, MailFaultKind } from './mail-answer';
import { OWN_PROBLEM } from './outcome';
import type { OutboxEvent } from './outbox-state';

/** What one answer means for the e-mail that was tried. A fault is never its own. */
export function readMailAnswer(answer: MailAnswer): OutboxEvent {
  switch (answer.result) {
    case 'taken':
      return { kind: 'applied', version: null, crmReference: null };
    case 'later':
      return {
        kind: 'retry',
        retryAfterMs: null,
        problemType: `${OWN_PROBLEM}mail-${answer.code ?? 'later'}`,
        crmSays: answer.says,
      };
    case 'refused':
      return {
        kind: 'park',
        why: {
          kind: 'rejected',
          problemType: `${OWN_PROBLEM}mail-${answer.code ?? 'refused'}`,
          crmSays: answer.says,
          current: null,
        },
      };
    case 'fault':
      // Of the others each comes before the server hears of any e-mail.
      return answer.kind === 'no-answer'
        ? { kind: 'request-failed', suspect: false }
        : { kind: 'never-left' };
    default:
      return assertNever(answer);
  }
}

/** What nobody but IT can mend: asked again seldom, so that no account is locked by it. */
export function needsIt(kind: MailFaultKind): boolean {
  return kind !== 'unreachable' && kind !== 'no-answer' && kind !== 'turned-away';
}
