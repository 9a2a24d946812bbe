import { useState } from 'react';
import { mayHaveArrived, paperWords as said } from '../../copy/unsent-words';
import { announce, float } from '../../state/desk-view';
import { printUnsent, useUnsent } from '../../state/unsent';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { useLate } from '../../ui/use-late';
import { PaperSheet } from './paper-sheet';

const close = (): void => float(null);

/** Prints an unsent enquiry in full, to be handed over. */
export function PaperDialog() {
  const [line] = useUnsent((s) => s.about);
  const sheet = useUnsent((s) => s.sheet);
  const [printing, setPrinting] = useState(false);
  const [outcome, setOutcome] = useState<{ done: boolean; say: string } | null>(null);
  const late = useLate(printing);
  if (!line) return null;

  // A button that is shut while it is pressed would lose the keyboard its place.
  const print = async (): Promise<void> => {
    if (printing) return;
    setPrinting(true);
    const now = await printUnsent(line);
    setPrinting(false);
    setOutcome(now);
    announce(now.say);
  };

  return (
    <FloatDialog title={said.title(line.reference)} onClose={close}>
      <p>{said.text}</p>
      {mayHaveArrived(line) && <p className="caution">{said.mayBeThere}</p>}
      {line.file && <p className="caution">{said.inFile(line.file.toDesk)}</p>}
      <p>{said.sensitive}</p>
      <p className="caution">{said.outside}</p>
      {outcome && (
        <p role="status" className={outcome.done ? undefined : 'trouble'}>
          {outcome.say}
        </p>
      )}
      <div className="float-answers">
        <ActionButton
          key={outcome?.done ? 'done' : 'cancel'}
          tone={outcome?.done ? 'main' : 'line'}
          autoFocus={outcome?.done === true}
          onPress={close}
        >
          {outcome ? said.close : said.cancel}
        </ActionButton>
        {!outcome?.done && (
          <ActionButton tone="main" autoFocus onPress={() => void print()}>
            {late ? said.printing : said.print}
          </ActionButton>
        )}
      </div>
      {sheet && <PaperSheet sheet={sheet} line={line} />}
    </FloatDialog>
  );
}
