import { words } from '../copy/words';
import { useDeskView } from '../state/desk-view';

/** Reads out what happened, politely. The key makes a sentence said twice heard twice. */
export function Announcer() {
  const { text, n } = useDeskView((s) => s.announced);
  return (
    <div className="only-read" role="status" aria-label={words.done} data-announcer>
      <span key={n}>{text}</span>
    </div>
  );
}
