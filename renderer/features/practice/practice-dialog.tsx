import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Channel, Language } from '../../../shared/domain/primitives';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { practiceWords } from '../../copy/practice-words';
import { words } from '../../copy/words';
import { float } from '../../state/desk-view';
import { madeUpCallers } from '../../state/made-up-callers';
import { startPractice } from '../../state/practice';
import { examplePacks, IN_FORCE, practicePack } from '../../state/practice-packs';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { FloatDialog } from '../../ui/float-dialog';

const says = practiceWords.dialog;
const close = (): void => float(null);
const channels = (['phone', 'in-person'] as const).map((id) => ({ id, label: says.channels[id] }));
const callers = madeUpCallers.map(({ id, name, situation }) => ({ id, label: `${name}: ${situation}` }));

/** The pack that was picked, once it is here; `undefined` while it is fetched. */
function usePack(id: string): CouncilPack | null | undefined {
  const [found, setFound] = useState<{ id: string; pack: CouncilPack | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    void practicePack(id).then((pack) => {
      if (wanted) setFound({ id, pack });
    });
    return () => {
      wanted = false;
    };
  }, [id]);
  return found?.id === id ? found.pack : undefined;
}

/** Which pack, how they come, in which language, and who is played. */
export function PracticeDialog() {
  const [packs, setPacks] = useState<{ id: string; name: string }[]>([]);
  const [packId, setPackId] = useState(IN_FORCE);
  const [channel, setChannel] = useState<Channel>('phone');
  const [asked, setAsked] = useState<Language | null>(null);
  const [callerId, setCallerId] = useState(madeUpCallers[0]?.id ?? '');
  const pack = usePack(packId);
  useEffect(() => void examplePacks().then(setPacks), []);

  const languages = pack?.languages ?? [];
  const language = languages.find((one) => one === asked) ?? languages[0];
  const caller = madeUpCallers.find(({ id }) => id === callerId);
  const begin = (): void => {
    if (pack && language && caller) startPractice({ pack, channel, language, caller });
  };
  return (
    <FloatDialog title={says.title} onClose={close} wide>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <p>{says.text}</p>
        <ChoiceBox
          label={says.pack}
          place="practice-pack"
          value={packId}
          choices={[
            { id: IN_FORCE, label: says.inForce },
            ...packs.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={setPackId}
        />
        {pack === null && <p className="caution">{says.unreadable}</p>}
        <ChoiceBox
          label={says.channel}
          place="practice-channel"
          value={channel}
          choices={channels}
          onChange={(id) => setChannel(id === 'phone' ? 'phone' : 'in-person')}
        />
        {languages.length > 1 && (
          <ChoiceBox
            label={says.language}
            place="practice-language"
            value={language ?? null}
            choices={languages.map((id) => ({ id, label: words.languages[id] }))}
            onChange={(id) => setAsked(id === 'cy' ? 'cy' : 'en')}
          />
        )}
        <div className="practice-callers">
          <ChoiceBox
            label={says.caller}
            place="practice-caller"
            value={callerId}
            choices={callers}
            onChange={setCallerId}
          />
        </div>
        <div className="float-answers">
          <ActionButton tone="line" onPress={close}>
            {says.cancel}
          </ActionButton>
          <ActionButton tone="main" type="submit" autoFocus isDisabled={!pack}>
            {pack === undefined ? says.loading : says.begin}
          </ActionButton>
        </div>
      </Form>
    </FloatDialog>
  );
}
