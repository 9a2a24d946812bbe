import type { Representative } from '../../../shared/domain/representative';
import { staffLabel } from '../../../shared/packs/lookup';
import { peopleWords } from '../../copy/people-words';
import { shownPack, useCall } from '../../state/open-call';
import {
  chooseRepresentativeType,
  nobodySpeaks,
  noteProof,
  writeRepresentative,
} from '../../state/speak-for';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { DayBox } from '../../ui/day-box';
import { TextBox } from '../../ui/text-box';
import { useToday } from '../../ui/use-today';
import { personalShutBecause } from './shut-because';

const said = peopleWords.representative;
/** As long as the draft can hold; who is called more than this is written shorter. */
const MOST = 300;
/** No proof of a pack can be empty text. */
const NOTHING = '';

/** How far and how long somebody may be told; without a proof there is nothing to limit. */
function Limits({ scope, expiresOn }: Pick<Representative, 'scope' | 'expiresOn'>) {
  const today = useToday();
  return (
    <div className="fields">
      <TextBox
        label={said.scope}
        place="representative-scope"
        value={scope}
        onChange={(text) => writeRepresentative({ scope: text.slice(0, MOST) })}
        optional
      />
      <DayBox
        label={said.until}
        place="representative-until"
        value={expiresOn ?? ''}
        onChange={(text) =>
          writeRepresentative({ expiresOn: /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null })
        }
        today={today}
        towards="future"
        optional
      />
    </div>
  );
}

/** Who speaks for the person, by what authority: its kind alone, for a copy or a number of it is nobody's business here. */
export function RepresentativeForm() {
  const representative = useCall((c) => c.draft.representative);
  const types = useCall((c) => shownPack(c).representatives.types);
  const shut = useCall(personalShutBecause);
  const pack = useCall((c) => c.setting.pack);
  const language = useCall((c) => c.draft.language);
  if (!representative) return null;
  const { typeId, name, proof, scope, expiresOn } = representative;
  const proofs = types.find((type) => type.id === typeId)?.proof ?? [];
  return (
    <section className="representative" aria-label={said.title}>
      <div className="representative-head">
        <h2 className="part-title">{said.title}</h2>
        <ActionButton tone="quiet" onPress={nobodySpeaks}>
          {said.remove}
        </ActionButton>
      </div>
      <ChoiceBox
        label={said.type}
        place="representative"
        value={typeId}
        choices={types.map(({ id, name: label }) => ({ id, label }))}
        onChange={chooseRepresentativeType}
      />
      <TextBox
        label={said.name}
        place="representative-name"
        value={name}
        onChange={(text) => writeRepresentative({ name: text.slice(0, MOST) })}
        disabledBecause={shut}
        optional
      />
      <ChoiceBox
        label={said.proof}
        place="representative-proof"
        value={proof ?? NOTHING}
        choices={[
          { id: NOTHING, label: said.nothingSeen },
          ...proofs.map((kind) => ({ id: kind, label: staffLabel(pack, kind, language) })),
        ]}
        onChange={(kind) => noteProof(kind === NOTHING ? null : kind)}
        hint={said.proofHint}
      />
      {proof !== null && <Limits scope={scope} expiresOn={expiresOn} />}
    </section>
  );
}
