import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { recentEnquiriesQuery } from '../../bridge/queries';
import { dateOf } from '../../copy/dates';
import { deliveryWord } from '../../copy/delivery-words';
import { words } from '../../copy/words';
import { showMiddle } from '../../state/desk-view';

/** Never more than fits one screen; the rest is found by its reference or its words. */
const SHOWN = 12;

export function TodayList({ today }: { today: string }) {
  const recent = useQuery(recentEnquiriesQuery).data ?? [];
  const ofToday = recent.filter((line) => dateOf(line.capturedAt) === today);
  const more = ofToday.length - SHOWN;
  return (
    <>
      <h2 className="pane-title">{words.waiting.today}</h2>
      {ofToday.length === 0 ? (
        <p className="quiet">{words.waiting.noneToday}</p>
      ) : (
        <ul className="waiting-list today-list">
          {ofToday.slice(0, SHOWN).map((line) => (
            <li key={line.id}>
              <Button
                className="today-item"
                onPress={() => showMiddle({ kind: 'enquiry', enquiryId: line.id })}
              >
                <span className="reference">{line.reference}</span>{' '}
                <span className={`delivery delivery-${line.delivery}`}>{deliveryWord[line.delivery]}</span>{' '}
                <span className="quiet today-about">{line.service}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="quiet">{words.waiting.more(more)}</p>}
    </>
  );
}
