import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SealedFileFacts } from '../../../shared/ipc/unsent-contract';
import { statusQuery } from '../../bridge/queries';
import { askVault } from '../../bridge/vault';
import { momentWords } from '../../copy/dates';
import { missingWords } from '../../copy/missing-words';
import { takeInWords as said } from '../../copy/unsent-words';
import { announce, float } from '../../state/desk-view';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';
import { useLate } from '../../ui/use-late';
import { useToday } from '../../ui/use-today';

const close = (): void => float(null);

/** Takes in what another desk could not send: its file, then the code that is told by telephone. */
export function TakeInDialog() {
  const today = useToday();
  const status = useQuery(statusQuery).data;
  const [chosen, setChosen] = useState<SealedFileFacts | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const late = useLate(busy);

  const fail = (say: string | null): void => {
    setTrouble(say);
    if (say) announce(say);
  };
  const choose = async (): Promise<void> => {
    const answer = await askVault('unsent.choose-file', null);
    fail(answer.ok ? null : answer.problem.say);
    setTaken(null);
    setChosen(answer.ok ? answer.value : null);
  };
  const takeIn = async (): Promise<void> => {
    setBusy(true);
    const answer = await askVault('unsent.take-in', { code: typed });
    setBusy(false);
    fail(answer.ok ? null : answer.problem.say);
    // The file has to be chosen again, or there is nothing left of it to take in.
    if (answer.ok || answer.problem.kind !== 'wrong-code') {
      setTyped('');
      if (answer.ok || answer.problem.kind !== 'full') setChosen(null);
    }
    if (!answer.ok) return;
    const says = said.taken(answer.value);
    setTaken(says);
    announce(says);
  };

  const code = status?.desk?.code;
  return (
    <FloatDialog title={said.title} onClose={close}>
      <p>{code ? said.thisDesk(code) : said.notEnrolled}</p>
      {taken && (
        <>
          <p role="status">{taken}</p>
          <p className="caution">{said.after}</p>
        </>
      )}
      {trouble && <p className="trouble">{trouble}</p>}
      <ActForm
        missing={typed.trim() === '' ? { place: 'take-in-code', say: missingWords.fileCode } : null}
        onAct={() => {
          if (chosen && !busy) void takeIn();
        }}
        answers={
          <div className="float-answers">
            <ActionButton tone="line" onPress={close}>
              {said.close}
            </ActionButton>
            <ActionButton
              key={chosen ? 'other' : 'choose'}
              tone={chosen ? 'line' : 'main'}
              autoFocus={!chosen}
              isDisabled={!code}
              onPress={() => void choose()}
            >
              {chosen ? said.chooseOther : said.choose}
            </ActionButton>
            {chosen && (
              <ActionButton tone="main" type="submit">
                {late ? said.takingIn : said.takeIn}
              </ActionButton>
            )}
          </div>
        }
      >
        {chosen && (
          <>
            <p>{said.from(chosen.fromDesk, momentWords(chosen.madeAt, today))}</p>
            <TextBox
              label={said.code}
              place="take-in-code"
              value={typed}
              onChange={setTyped}
              hint={said.codeHint}
              autoFocus
            />
          </>
        )}
      </ActForm>
    </FloatDialog>
  );
}
