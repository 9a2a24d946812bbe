import { serviceOf } from '../../../shared/packs/lookup';
import { isEnteredElsewhere } from '../../../shared/policy/asked-fields';
import { words } from '../../copy/words';
import { systemAnswers, writeSystemReference } from '../../state/form-writing';
import { shownPack, useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { TextBox } from '../../ui/text-box';

/** What was typed before, to be entered there now: saving keeps nothing of it. */
function TypedBefore({ system }: { system: string }) {
  const lines = useCall((c) => {
    const { active } = c;
    const fields = serviceOf(shownPack(c), active.serviceId)?.fields ?? [];
    const typed = fields.map(({ id, label }) => [label, active.values[id]?.trim() ?? '']);
    const apart = active.sensitive.map(({ text }) => [words.sensitive.title, text.trim()]);
    return JSON.stringify([...typed, [words.enquiry.note, active.note.trim()], ...apart]);
  });
  const facts = (JSON.parse(lines) as [string, string][])
    .map(([label, value]) => ({ label, value }))
    .filter(({ value }) => value !== '');
  if (facts.length === 0) return null;
  return (
    <div className="typed-before">
      <p className="caution">{words.form.typedBefore(system)}</p>
      <Facts facts={facts} />
    </div>
  );
}

/** A service with a system of its own: here only its reference; or, while it does not answer, what is to be entered. */
export function DirectEntry() {
  const system = useCall((c) => serviceOf(shownPack(c), c.active.serviceId)?.system ?? null);
  const there = useCall(({ setting, active }) => {
    const service = serviceOf(setting.pack, active.serviceId);
    return service !== null && isEnteredElsewhere(service, active);
  });
  const reference = useCall((c) => c.active.systemReference);
  if (system === null) return null;
  const { form } = words;
  if (!there)
    return (
      <div className="direct-entry">
        <p>{form.toEnter(system)}</p>
        <ActionButton tone="quiet" onPress={() => systemAnswers(true)}>
          {form.answersAgain(system)}
        </ActionButton>
      </div>
    );
  return (
    <div className="direct-entry">
      <p>{form.enteredInto(system)}</p>
      <TextBox
        label={form.systemReference(system)}
        place="system-reference"
        value={reference}
        onChange={writeSystemReference}
      />
      <ActionButton tone="quiet" onPress={() => systemAnswers(false)}>
        {form.noAnswer(system)}
      </ActionButton>
      <TypedBefore system={system} />
    </div>
  );
}
