import { SENSITIVE_MAX } from '../../../shared/domain/asked-about';
import { sensitiveTags } from '../../../shared/domain/sensitive-details';
import { personalFieldsOpen } from '../../../shared/policy/saving-needs';
import { keyNames } from '../../copy/keys';
import { words } from '../../copy/words';
import { dropSensitive, tagSensitive, toldSensitive, writeSensitiveText } from '../../state/form-writing';
import { shownPack, useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { ChoiceBox } from '../../ui/choice-box';
import { TextBox } from '../../ui/text-box';

/** One detail: its kind and its words, and nothing that suggests any. */
function Detail({ at }: { at: number }) {
  const tag = useCall((c) => c.active.sensitive[at]?.tag ?? '');
  const text = useCall((c) => c.active.sensitive[at]?.text ?? '');
  const pack = useCall(shownPack);
  const { sensitive } = words;
  return (
    <section className="sensitive" aria-label={sensitive.title} data-place={`sensitive-${at}`}>
      <ChoiceBox
        label={sensitive.kind}
        place={`sensitive-kind-${at}`}
        value={tag || null}
        choices={sensitiveTags(pack)}
        onChange={(id) => tagSensitive(at, id)}
      />
      <TextBox
        label={sensitive.title}
        place={`sensitive-text-${at}`}
        lines={2}
        value={text}
        onChange={(typed) => writeSensitiveText(at, typed)}
        hint={sensitive.hint}
        warning={
          text.length > SENSITIVE_MAX ? words.enquiry.noteTooLong(text.length, SENSITIVE_MAX) : undefined
        }
      />
      <ActionButton tone="quiet" onPress={() => dropSensitive(at)}>
        {sensitive.takeOut}
      </ActionButton>
    </section>
  );
}

/** What somebody told by themselves, apart from the note, and the quiet way to it. */
export function SensitivePanel() {
  const count = useCall((c) => c.active.sensitive.length);
  const open = useCall(({ setting, draft, active }) => personalFieldsOpen(setting.pack, draft, active));
  if (!open) return null;
  return (
    <div className="sensitive-details">
      {Array.from({ length: count }, (_, at) => (
        <Detail key={at} at={at} />
      ))}
      <ActionButton tone="quiet" keys={keyNames.sensitive} onPress={toldSensitive}>
        {words.sensitive.told}
      </ActionButton>
    </div>
  );
}
