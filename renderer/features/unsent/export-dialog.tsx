import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deskCode } from '../../../shared/domain/other-way';
import { statusQuery } from '../../bridge/queries';
import { askVault } from '../../bridge/vault';
import { missingWords } from '../../copy/missing-words';
import { exportWords as said } from '../../copy/unsent-words';
import { announce, float } from '../../state/desk-view';
import { useUnsent } from '../../state/unsent';
import { ActForm } from '../../ui/act-form';
import { ActionButton } from '../../ui/action-button';
import { FloatDialog } from '../../ui/float-dialog';
import { TextBox } from '../../ui/text-box';
import { useLate } from '../../ui/use-late';

const close = (): void => float(null);

/** As it is read aloud: I and L for 1, O for 0. */
const readSigns = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[IL]/g, '1').replaceAll('O', '0').trim();

type Made = { desk: string; code: string; noted: boolean; behind: boolean };

/** The code, to be told. */
function CodeToTell({ made: { desk, code, noted, behind } }: { made: Made }) {
  return (
    <>
      <p role="status">{said.saved(desk)}</p>
      <p>{said.tell(desk)}</p>
      <output className="transfer-code" aria-label={said.code}>
        {code}
      </output>
      <p>{said.once}</p>
      {!noted && <p className="caution">{said.notNoted}</p>}
      {behind && <p className="caution">{said.behind}</p>}
      <p className="caution">{said.outside}</p>
      <div className="float-answers">
        <ActionButton tone="main" autoFocus onPress={close}>
          {said.told}
        </ActionButton>
      </div>
    </>
  );
}

/** Seals unsent enquiries in a file for another desk, and shows the code that opens it. */
export function ExportDialog() {
  const about = useUnsent((s) => s.about);
  const own = useQuery(statusQuery).data?.desk?.code;
  const [typed, setTyped] = useState('');
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const late = useLate(saving);
  const desk = readSigns(typed);
  const whole = deskCode.safeParse(desk).success;
  const isOwn = desk === own;

  const save = async (): Promise<void> => {
    setSaving(true);
    const enquiryIds = about.map(({ enquiryId }) => enquiryId);
    const answer = await askVault('unsent.export', { enquiryIds, toDesk: desk });
    setSaving(false);
    setTrouble(answer.ok ? null : answer.problem.say);
    if (!answer.ok) announce(answer.problem.say);
    if (answer.ok && answer.value) setMade({ desk, ...answer.value });
  };

  return (
    <FloatDialog title={said.title(about.length)} onClose={close} stays={made !== null}>
      {made ? (
        <CodeToTell made={made} />
      ) : (
        <ActForm
          missing={whole && !isOwn ? null : { place: 'export-desk', say: missingWords.desk }}
          onAct={() => {
            if (!saving) void save();
          }}
          answers={
            <div className="float-answers">
              <ActionButton tone="line" onPress={close}>
                {said.cancel}
              </ActionButton>
              <ActionButton tone="main" type="submit">
                {late ? said.saving : said.save}
              </ActionButton>
            </div>
          }
        >
          <p>{said.text}</p>
          <p>{said.stays}</p>
          {about.some(({ paper }) => paper !== null) && <p className="caution">{said.onPaper}</p>}
          <TextBox
            label={said.desk}
            place="export-desk"
            value={typed}
            onChange={setTyped}
            hint={said.deskHint}
            warning={isOwn ? said.ownDesk : typed.trim().length >= 3 && !whole ? said.deskWrong : undefined}
            autoFocus
          />
          {trouble && <p className="trouble">{trouble}</p>}
        </ActForm>
      )}
    </FloatDialog>
  );
}
