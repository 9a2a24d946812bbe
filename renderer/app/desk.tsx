import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { appStateQuery } from '../bridge/main-process';
import { packQuery } from '../bridge/queries';
import { EnquiryPane } from '../features/enquiry/enquiry-pane';
import { GatePane, NoMainPane } from '../features/gate/gate-pane';
import { DeskHeader } from '../features/header/desk-header';
import { IdlePane } from '../features/idle/idle-pane';
import { Cover } from '../features/lock/cover';
import { Prompter } from '../features/prompter/prompter';
import { NumberToTell } from '../features/queue/number-to-tell';
import { QueueColumn } from '../features/queue/queue-column';
import { StatusLine } from '../features/status-line/status-line';
import { WaitingPane } from '../features/waiting/waiting-pane';
import { useDeskView } from '../state/desk-view';
import { isShut } from '../state/is-shut';
import { useOpenCall, usePractising } from '../state/open-call';
import { Announcer } from './announcer';
import { Floating } from './floating';
import { noteDrawn, useLater } from './later';

function Middle() {
  const middle = useDeskView((s) => s.middle);
  const open = useOpenCall(({ call }) => call !== null);
  const later = useLater();
  if (middle.kind === 'desk') return open ? <EnquiryPane /> : <IdlePane />;
  if (!later) return null;
  switch (middle.kind) {
    case 'enquiry':
      return <later.SavedEnquiry key={middle.enquiryId} enquiryId={middle.enquiryId} />;
    case 'crm-hit':
      return <later.CrmHit hit={middle.hit} />;
    case 'to-enter':
      return <later.ToEnterPane key={middle.enquiryId} enquiryId={middle.enquiryId} />;
    case 'day-sheet':
      return <later.DaySheet />;
    case 'kept':
      return <later.KeptPane />;
    case 'parked':
      return <later.ParkedPane />;
    case 'unsent':
      return <later.UnsentPane />;
    case 'supervision':
      return <later.SupervisionPane />;
    case 'visitors':
      return <later.VisitorsPane />;
    case 'ticket':
      return <later.TicketPane key={middle.ticketId} ticketId={middle.ticketId} />;
    case 'practice-review':
      return <later.PracticeReview review={middle.review} />;
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
  const later = useLater();
  const queue = useQuery(packQuery).data?.pack.modules.queue;
  const { data: app, isError } = useQuery(appStateQuery);
  if (isError || (app && isShut(app)))
    return <main className="pane middle middle-alone">{app ? <GatePane app={app} /> : <NoMainPane />}</main>;
  return (
    <>
      {practising ? later && <later.CallerCard /> : <WaitingPane first={queue && <QueueColumn />} />}
      <main className="pane middle">
        {app?.store === 'full' && <GatePane app={app} />}
        <Trouble />
        <NumberToTell />
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
  const later = useLater();
  useEffect(noteDrawn, []);
  return (
    <div className="shell">
      {locked ? (
        <Cover />
      ) : (
        <div className={practising ? 'desk desk-practice' : 'desk'}>
          {later && <later.PracticeBanner />}
          <DeskHeader />
          <Panes />
          <StatusLine />
          <Floating />
        </div>
      )}
      {later && <later.QuitDialog />}
      {later && <later.EvacuationRoll />}
      <Announcer />
    </div>
  );
}
