import { useQuery } from '@tanstack/react-query';
import { parkedQuery } from '../../bridge/queries';
import { keyNames } from '../../copy/keys';
import { parkedWords } from '../../copy/other-words';
import { enquiryViewWords } from '../../copy/other-words';
import { words } from '../../copy/words';
import { showMiddle } from '../../state/desk-view';
import { ActionButton } from '../../ui/action-button';
import { ParkedCard } from './parked-card';

/** What the CRM did not take: the reason in plain words, and what a person can do about each. */
export function ParkedPane() {
  const { data: parked, isError } = useQuery(parkedQuery);
  return (
    <div className="reading">
      <div className="enquiry-head">
        <h1 className="pane-title">{parkedWords.title}</h1>
        <span className="push-right" data-place="middle">
          <ActionButton tone="line" keys={keyNames.close} onPress={() => showMiddle({ kind: 'desk' })}>
            {enquiryViewWords.back}
          </ActionButton>
        </span>
      </div>
      {isError && <p className="trouble">{words.unreachable}</p>}
      {parked?.length === 0 && <p>{parkedWords.empty}</p>}
      <ul className="plain-list">
        {parked?.map((line) => (
          <li key={line.opId}>
            <ParkedCard line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}
