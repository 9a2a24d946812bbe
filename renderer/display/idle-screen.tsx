import { useEffect, useState } from 'react';
import type { DisplayShown } from '../../shared/ipc/display-contract';
import { timeWords } from '../copy/dates';
import { displayWords } from './words';

const timeNow = (): string => timeWords(new Date().toISOString());

function useTime(): string {
  const [time, setTime] = useState(timeNow);
  useEffect(() => {
    const timer = setInterval(() => setTime(timeNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return time;
}

/** Between visits: the council's name, the time, and nobody's data. */
export function IdleScreen({ council, languages }: Pick<DisplayShown, 'council' | 'languages'>) {
  const time = useTime();
  return (
    <main className="idle-screen">
      {council && <h1 className="idle-council">{council}</h1>}
      <p className="idle-time">
        <time>{time}</time>
      </p>
      {languages.map((language) => (
        <p key={language} lang={language} className="idle-wait">
          {displayWords[language].wait}
        </p>
      ))}
    </main>
  );
}
