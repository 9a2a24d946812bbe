import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { recentEnquiriesQuery } from '../../bridge/queries';
import { dateOf } from '../../copy/dates';
import { deliveryWord } from '../../copy/delivery-words';
import { words } from '../../copy/words';
import { HereUntil } from '../../ui/here-until';
import { showMiddle } from '../../state/desk-view';

/** Never more than fits one screen; the rest is found by its reference or its words. */
const SHOWN = 12;

export function TodayList({ today }: { today: string }) {
  const recent = useQuery(recentEnquiriesQuery).data ?? [];
  const ofToday = recent.filter((line) => dateOf(line.capturedAt) === today);
  const more = ofToday.length - SHOWN;
  const rule = ofToday.find(({ purge }) => purge !== null)?.purge;
  const ruleId = useId();
  return (
    <>
      <h2 className="pane-title">{words.waiting.today}</h2>
      {ofToday.length === 0 ? (
        <p className="quiet">{words.waiting.noneToday}</p>
      ) : (
        <ul className="waiting-list today-list" aria-describedby={rule ? ruleId : undefined}>
          {ofToday.slice(0, SHOWN).map((line) => (
            <li key={line.id}>
              <Button
                className="today-item"
                onPress={() => showMiddle({ kind: 'enquiry', enquiryId: line.id })}
              >
                <span className="reference">{line.reference}</span>{' '}
                <span className={`delivery delivery-${line.delivery}`}>{deliveryWord[line.delivery]}</span>{' '}
                <span className="quiet today-about">
                  <span>{line.service}</span>{' '}
                  {line.purge && <HereUntil plan={line.purge} held={line.held ?? false} />}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {rule && (
        <p id={ruleId} className="only-read">
          {words.purge.inList(rule.period)} {words.purge.source(rule.source)}
        </p>
      )}
      {more > 0 && <p className="quiet">{words.waiting.more(more)}</p>}
    </>
  );
}
