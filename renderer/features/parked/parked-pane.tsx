import { useQuery } from '@tanstack/react-query';
import { parkedMailsQuery, parkedQuery } from '../../bridge/queries';
import { enquiryViewWords, parkedWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { backToDesk } from '../../state/go-on';
import { useOpenCall } from '../../state/open-call';
import { ViewHead } from '../../ui/view-head';
import { ParkedCard } from './parked-card';
import { ParkedMailCard } from './parked-mail-card';

/** What the CRM or the mail server did not take: the reason in plain words, and what a person can do about each. */
export function ParkedPane() {
  const { data: parked, isError } = useQuery(parkedQuery);
  const mails = useQuery(parkedMailsQuery).data ?? [];
  const hasCall = useOpenCall(({ call }) => call !== null);
  return (
    <div className="reading">
      <ViewHead back={hasCall ? enquiryViewWords.backToCall : enquiryViewWords.back} onBack={backToDesk}>
        {parkedWords.title}
      </ViewHead>
      {isError && <p className="trouble">{words.unreachable}</p>}
      {parked?.length === 0 && mails.length === 0 && <p>{parkedWords.empty}</p>}
      <ul className="plain-list">
        {parked?.map((line) => (
          <li key={line.opId}>
            <ParkedCard line={line} />
          </li>
        ))}
        {mails.map((line) => (
          <li key={line.handOffId}>
            <ParkedMailCard line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}
