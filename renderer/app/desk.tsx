import { useQuery } from '@tanstack/react-query';
import { appStateQuery } from '../bridge/main-process';
import { EnquiryPane } from '../features/enquiry/enquiry-pane';
import { GatePane, NoMainPane } from '../features/gate/gate-pane';
import { DeskHeader } from '../features/header/desk-header';
import { IdlePane } from '../features/idle/idle-pane';
import { Cover } from '../features/lock/cover';
import { ParkedPane } from '../features/parked/parked-pane';
import { QuitDialog } from '../features/quit/quit-dialog';
import { CallerCard } from '../features/practice/caller-card';
import { PracticeBanner } from '../features/practice/practice-banner';
import { PracticeReview } from '../features/practice/practice-review';
import { Prompter } from '../features/prompter/prompter';
import { CrmHit, SavedEnquiry } from '../features/saved-enquiry/saved-enquiry';
import { StatusLine } from '../features/status-line/status-line';
import { ToEnterPane } from '../features/to-enter/to-enter-pane';
import { WaitingPane } from '../features/waiting/waiting-pane';
import { useDeskView } from '../state/desk-view';
import { isShut } from '../state/is-shut';
import { useOpenCall, usePractising } from '../state/open-call';
import { Announcer } from './announcer';
import { Floating } from './floating';

function Middle() {
  const middle = useDeskView((s) => s.middle);
  const open = useOpenCall(({ call }) => call !== null);
  switch (middle.kind) {
    case 'enquiry':
      return <SavedEnquiry key={middle.enquiryId} enquiryId={middle.enquiryId} />;
    case 'crm-hit':
      return <CrmHit hit={middle.hit} />;
    case 'to-enter':
      return <ToEnterPane key={middle.enquiryId} enquiryId={middle.enquiryId} />;
    case 'parked':
      return <ParkedPane />;
    case 'practice-review':
      return <PracticeReview review={middle.review} />;
    case 'desk':
      return open ? <EnquiryPane /> : <IdlePane />;
  }
}

/** What could not be done. Beside an open call it stands at the save button instead, where one looks. */
function Trouble() {
  const trouble = useDeskView((s) => s.trouble);
  const inView = useDeskView((s) => s.middle.kind !== 'desk');
  const open = useOpenCall(({ call }) => call !== null);
  return trouble && (inView || !open) && <p className="trouble trouble-top">{trouble}</p>;
}

function Panes() {
  const practising = usePractising();
  const { data: app, isError } = useQuery(appStateQuery);
  if (isError || (app && isShut(app)))
    return <main className="pane middle middle-alone">{app ? <GatePane app={app} /> : <NoMainPane />}</main>;
  return (
    <>
      {practising ? <CallerCard /> : <WaitingPane />}
      <main className="pane middle">
        {app?.store === 'full' && <GatePane app={app} />}
        <Trouble />
        <Middle />
      </main>
      <Prompter />
    </>
  );
}

/** The three panes between header and status line. Covered, nothing of them is drawn; what was typed is kept. */
export function Desk() {
  const locked = useDeskView((s) => s.locked);
  const practising = usePractising();
  return (
    <div className="shell">
      {locked ? (
        <Cover />
      ) : (
        <div className={practising ? 'desk desk-practice' : 'desk'}>
          <PracticeBanner />
          <DeskHeader />
          <Panes />
          <StatusLine />
          <Floating />
        </div>
      )}
      <QuitDialog />
      <Announcer />
    </div>
  );
}
