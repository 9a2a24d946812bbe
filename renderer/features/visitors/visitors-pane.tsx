import { useQuery } from '@tanstack/react-query';
import { keepsVisitors } from '../../../shared/policy/visits';
import { packQuery, visitsQuery } from '../../bridge/queries';
import { enquiryViewWords } from '../../copy/other-words';
import { keyNames } from '../../copy/keys';
import { visitWords } from '../../copy/visit-words';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { openRoll } from '../../state/print-visitors';
import { goOnWithVisitor } from '../../state/sign-in-visitor';
import { useVisitors } from '../../state/visitors';
import { ActionButton } from '../../ui/action-button';
import { ViewHead } from '../../ui/view-head';
import { BadgeSheet } from './badge-sheet';
import { LastSignedIn } from './last-signed-in';
import { SignInForm } from './sign-in-form';
import { VisitNotice } from './visit-notice';
import { LeftToday, VisitorList } from './visitor-list';

function Begin() {
  return (
    <p className="visit-actions" data-place="visitor-begin">
      <ActionButton tone="main" keys={keyNames.said} data-primary onPress={goOnWithVisitor}>
        {visitWords.begin}
      </ActionButton>
      <ActionButton tone="line" keys={keyNames.roll} onPress={() => void openRoll()}>
        {visitWords.roll.title}
      </ActionButton>
    </p>
  );
}

/** Who visits the building: signed in, signed out, their badge and their host. */
export function VisitorsPane() {
  const pack = useQuery(packQuery).data?.pack;
  const { data: visits, isError } = useQuery(visitsQuery);
  const signIn = useVisitors((s) => s.signIn);
  const hasCall = useOpenCall(({ call }) => call !== null);
  const kept = pack === undefined || keepsVisitors(pack);
  return (
    <div className="reading visitors" data-side="form">
      <ViewHead back={hasCall ? enquiryViewWords.backToCall : enquiryViewWords.back} onBack={backToDesk}>
        {visitWords.title}
      </ViewHead>
      {!kept && <p>{visitWords.notKept}</p>}
      {kept && (
        <>
          {isError && <p className="trouble">{visitWords.unread}</p>}
          {!signIn && <Begin />}
          {signIn && signIn.step !== 'form' && <VisitNotice signIn={signIn} />}
          {signIn?.step === 'form' && <SignInForm signIn={signIn} canMail={visits?.canMail ?? false} />}
          <LastSignedIn />
          {visits && <VisitorList visits={visits.inBuilding} />}
          {visits && <LeftToday visits={visits.leftToday} />}
          <BadgeSheet />
        </>
      )}
    </div>
  );
}
