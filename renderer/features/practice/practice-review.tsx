import { CircleCheck, Circle } from 'lucide-react';
import { practiceWords } from '../../copy/practice-words';
import { float, type PracticeReview as Review } from '../../state/desk-view';
import { backToDesk } from '../../state/go-on';
import { ActionButton } from '../../ui/action-button';

/** What was said and what was missed in the rehearsal that has just ended. */
export function PracticeReview({ review }: { review: Review }) {
  const { review: says } = practiceWords;
  return (
    <div className="idle practice-review">
      <h1 className="idle-title">{says.title}</h1>
      <p className="quiet">{practiceWords.ended}</p>
      <section aria-label={says.said}>
        <h2 className="part-title">{says.said}</h2>
        {review.said.length === 0 && <p className="quiet">{says.nothingSaid}</p>}
        <ul className="ticks">
          {review.said.map((one, nth) => (
            <li key={`${nth} ${one}`} className="tick">
              <CircleCheck className="icon" aria-hidden /> {one}
            </li>
          ))}
        </ul>
      </section>
      {review.besides.length > 0 && (
        <section aria-label={says.besides}>
          <h2 className="part-title">{says.besides}</h2>
          <ul className="ticks">
            {review.besides.map((one, nth) => (
              <li key={`${nth} ${one}`} className="tick">
                <CircleCheck className="icon" aria-hidden /> {one}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={says.missed}>
        <h2 className="part-title">{says.missed}</h2>
        {review.missed.length === 0 && <p>{says.nothingMissed}</p>}
        <ul className="ticks">
          {review.missed.map((one, nth) => (
            <li key={`${nth} ${one}`} className="tick">
              <Circle className="icon" aria-hidden /> {one}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={says.lookOut}>
        <h2 className="part-title">{says.lookOut}</h2>
        <p>{review.lookOut}</p>
      </section>
      <div className="idle-starts" data-place="start">
        <ActionButton tone="main" data-primary onPress={backToDesk}>
          {says.close}
        </ActionButton>
        <ActionButton tone="line" onPress={() => float('practice')}>
          {says.again}
        </ActionButton>
      </div>
    </div>
  );
}
