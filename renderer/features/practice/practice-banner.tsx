import { useEffect } from 'react';
import { windowTitles } from '../../../shared/ipc/window-titles';
import { practiceWords } from '../../copy/practice-words';
import { usePractising } from '../../state/open-call';
import { endPractice } from '../../state/practice';
import { ActionButton } from '../../ui/action-button';

/** Across the top while a call is only rehearsed, in words: a colour or a pattern alone could be overlooked. */
export function PracticeBanner() {
  const practising = usePractising();
  useEffect(() => {
    document.title = practising ? windowTitles.practice : windowTitles.desk;
  }, [practising]);
  if (!practising) return null;
  return (
    <section className="practice-banner" aria-label={practiceWords.region}>
      <p>
        <strong>{practiceWords.banner}</strong> · {practiceWords.nothing}
      </p>
      <ActionButton tone="line" onPress={endPractice}>
        {practiceWords.end}
      </ActionButton>
    </section>
  );
}
