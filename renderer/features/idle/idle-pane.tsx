import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { callsQuery, statusQuery } from '../../bridge/queries';
import { momentWords } from '../../copy/dates';
import { handOffWords } from '../../copy/hand-off-words';
import { keyNames } from '../../copy/keys';
import { practiceWords } from '../../copy/practice-words';
import { words } from '../../copy/words';
import { savedSentence } from '../../state/end-call';
import { float, useDeskView } from '../../state/desk-view';
import { passOn } from '../../state/hand-off';
import { startCall, takeUpCall } from '../../state/start-call';
import { ActionButton } from '../../ui/action-button';
import { goTo } from '../../ui/place';
import { useLate } from '../../ui/use-late';
import { useToday } from '../../ui/use-today';

/** Nothing is going on: what was just saved, what was left unfinished, and the one obvious next step. */
export function IdlePane() {
  const today = useToday();
  const saved = useDeskView((s) => s.saved);
  const status = useQuery(statusQuery);
  const opening = status.isPending;
  const openingLate = useLate(opening);
  const calls = useQuery(callsQuery).data;
  const unfinished = saved ? undefined : calls?.[0];
  const ready = calls !== undefined;
  // What the pack wants passed on comes before the next person.
  const owed = status.data?.mail.way ? (saved?.passOn ?? []) : [];
  const cannot = status.data && !status.data.mail.way && saved && saved.passOn.length > 0;

  // Enter starts or carries on at once; who has put the focus elsewhere keeps it.
  useEffect(() => {
    if (ready && document.activeElement === document.body) goTo('start');
  }, [ready]);

  return (
    <div className="idle">
      {saved && (
        <div className="saved">
          <CircleCheck className="icon" aria-hidden />
          <p>{savedSentence(saved.references)}</p>
        </div>
      )}
      {cannot && <p className="caution-words">{handOffWords.wantedButCannot('')}</p>}
      <h1 className="idle-title">{words.idle.title}</h1>
      {openingLate && <p className="quiet">{words.idle.starting}</p>}
      <div data-place="start" className="idle-starts">
        {owed.length > 0 && (
          <p className="pass-on">
            {owed.map(({ enquiryId, team }, i) => (
              <ActionButton
                key={enquiryId}
                tone="main"
                {...(i === 0 && { keys: keyNames.passOn, 'data-primary': true as const })}
                onPress={() => passOn(enquiryId)}
              >
                {handOffWords.passTo(team)}
              </ActionButton>
            ))}
          </p>
        )}
        {unfinished && (
          <p className="unfinished">
            <span>
              {words.idle.unfinished(
                unfinished.service ?? words.waiting.noServiceYet,
                momentWords(unfinished.startedAt, today),
              )}
            </span>
            <ActionButton tone="line" data-primary onPress={() => void takeUpCall(unfinished.id)}>
              {words.idle.carryOn}
            </ActionButton>
          </p>
        )}
        <ActionButton
          tone={owed.length > 0 ? 'line' : 'main'}
          keys={keyNames.newCall}
          onPress={() => void startCall('phone')}
        >
          {words.idle.start}
        </ActionButton>
        <ActionButton tone="line" keys={keyNames.newVisit} onPress={() => void startCall('in-person')}>
          {words.idle.visit}
        </ActionButton>
      </div>
      <p className="quiet">{words.idle.hint}</p>
      <p className="quiet idle-practice">
        {practiceWords.practiseHint}:
        <ActionButton tone="quiet" onPress={() => float('practice')}>
          {practiceWords.practise}
        </ActionButton>
      </p>
    </div>
  );
}
