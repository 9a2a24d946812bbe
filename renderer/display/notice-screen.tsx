import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { londonDate } from '../../shared/policy/civil-date';
import type { Language } from '../../shared/domain/primitives';
import type { NoticeDisplay } from '../../shared/ipc/display-contract';
import { partsOf, type Part } from './notice-pages';
import { useReadAloud } from './read-aloud';
import { usePages } from './use-pages';
import { displayWords } from './words';

/** A finger that taps twice must not touch what has come into the place of the button. */
const DOUBLE_TAP_MS = 600;

type Told = 'read' | 'talk' | 'not-told' | null;

function PartText({ heading, body, apart }: Part) {
  return (
    <section className={apart ? 'part part-apart' : 'part'}>
      <h2>{heading}</h2>
      <p>{body}</p>
    </section>
  );
}

function Answered({ told, language }: { told: Exclude<Told, null>; language: Language }) {
  const { thanks, talkNow, notTold } = displayWords[language];
  const text = told === 'read' ? thanks : told === 'talk' ? talkNow : notTold;
  return <p className="answered">{text}</p>;
}

/** The notice, one page at a time; what the customer touches reaches the desk, and nothing else does. */
export function NoticeScreen({ notice }: { notice: NoticeDisplay }) {
  const [language, setLanguage] = useState<Language>(notice.languages[0] ?? 'en');
  const [at, setAt] = useState(0);
  const [told, setTold] = useState<Told>(null);
  const turnedAt = useRef(0);
  const words = displayWords[language];
  const [today] = useState(() => londonDate(Date.now()));
  const parts = partsOf(notice, language, today);
  const { pages, room, measure } = usePages(parts, language);
  const nth = Math.min(at, pages.length - 1);
  const page = pages[nth] ?? [];
  const shown = page.flatMap((i) => parts[i] ?? []);
  const text = shown.map(({ heading, body }) => `${heading}. ${body}`).join('\n');
  const { canRead, reading, toggle } = useReadAloud(told ? '' : text, language);
  const other = notice.languages.find((one) => one !== language);

  // The button that was pressed may be gone with its page; who has no mouse goes on from the text, and not from the top.
  const pressed = useRef(false);
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (document.activeElement === document.body) room.current?.focus();
  }, [nth, told, room]);

  const turn = (to: number, event: MouseEvent): void => {
    turnedAt.current = event.timeStamp;
    pressed.current = true;
    setTold(null);
    setAt(to);
  };
  const answer = (kind: 'read' | 'talk', event: MouseEvent): void => {
    if (event.timeStamp - turnedAt.current < DOUBLE_TAP_MS) return;
    const { showId } = notice;
    pressed.current = true;
    const failed = (): void => setTold('not-told');
    window.display
      .answer({ showId, answer: kind, language })
      .then(({ ok }) => (ok ? setTold(kind) : failed()), failed);
  };

  return (
    <div className="notice" lang={language}>
      <header className="notice-head">
        <p className="council">{notice.council}</p>
        {other && (
          <button type="button" className="touch" lang={other} onClick={() => setLanguage(other)}>
            {displayWords[other].name}
          </button>
        )}
        {canRead && (
          <button type="button" className="touch" onClick={toggle} disabled={told !== null}>
            {reading ? words.stop : words.aloud}
          </button>
        )}
      </header>
      <main className="notice-page" ref={room} tabIndex={-1} aria-live="polite">
        <h1 className="only-read">{words.title}</h1>
        {told ? (
          <Answered told={told} language={language} />
        ) : (
          shown.map((part, i) => <PartText key={i} {...part} />)
        )}
        {/* Measured, not read: it says how much fits on a page. */}
        <div className="measure" aria-hidden ref={measure}>
          {parts.map((part, i) => (
            <PartText key={i} {...part} />
          ))}
        </div>
      </main>
      <footer className="notice-foot">
        <p className="notice-says">
          {!told && <span>{words.page(nth + 1, pages.length)}</span>}
          {!canRead && <span>{words.noVoice}</span>}
        </p>
        <div className="touches">
          {(nth > 0 || told) && (
            <button type="button" className="touch" onClick={(event) => turn(told ? 0 : nth - 1, event)}>
              {told ? words.again : words.back}
            </button>
          )}
          {told !== 'talk' && (
            <button type="button" className="touch" onClick={(event) => answer('talk', event)}>
              {words.talk}
            </button>
          )}
          {!told &&
            (nth < pages.length - 1 ? (
              <button
                type="button"
                key="next"
                className="touch touch-main"
                onClick={(event) => turn(nth + 1, event)}
              >
                {words.next}
              </button>
            ) : (
              <button
                type="button"
                key="read"
                className="touch touch-main"
                onClick={(event) => answer('read', event)}
              >
                {words.read}
              </button>
            ))}
        </div>
      </footer>
    </div>
  );
}
