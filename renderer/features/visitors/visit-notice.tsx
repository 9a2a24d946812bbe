import { useQuery } from '@tanstack/react-query';
import { appStateQuery } from '../../bridge/main-process';
import { keyNames } from '../../copy/keys';
import { visitWords } from '../../copy/visit-words';
import { useCustomerScreen } from '../../state/customer-screen';
import { goOnWithVisitor, leaveSignIn, recordVisitorRead } from '../../state/sign-in-visitor';
import type { SignIn } from '../../state/visitors';
import { ActionButton } from '../../ui/action-button';

const words = visitWords.notice;

/** What the visitor is shown and told before anything about them is typed (UK GDPR Art 13(1), 21(4)). */
export function VisitNotice({ signIn }: { signIn: SignIn }) {
  const { showing, answer } = useCustomerScreen();
  const screenOn = useQuery(appStateQuery).data?.display.at !== 'off';
  const onScreen = screenOn && showing?.about === `visit ${signIn.id}`;
  const touched = onScreen ? answer?.answer : undefined;
  const objection = signIn.step === 'objection';
  return (
    <section className="visit-step" data-place="visitor-notice" aria-live="polite">
      <h2 className="part-title">{objection ? words.objectionTitle : words.title}</h2>
      <p className="visit-say">{objection ? words.objection : onScreen ? words.onScreen : words.onPaper}</p>
      {touched && !objection && (
        <p className="customer-touched">{touched === 'read' ? words.readIt : words.talk}</p>
      )}
      <div className="visit-actions">
        {touched === 'read' && !objection ? (
          <ActionButton tone="main" keys={keyNames.recordRead} data-primary onPress={recordVisitorRead}>
            {words.record}
          </ActionButton>
        ) : (
          <ActionButton tone="main" keys={keyNames.said} data-primary onPress={goOnWithVisitor}>
            {objection ? words.said : words.shown}
          </ActionButton>
        )}
        <ActionButton tone="quiet" onPress={leaveSignIn}>
          {words.leave}
        </ActionButton>
      </div>
    </section>
  );
}
