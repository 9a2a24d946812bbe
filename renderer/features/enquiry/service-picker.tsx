import { useId, useMemo, useState } from 'react';
import { Label, Text, TextField } from 'react-aria-components';
import { serviceOf } from '../../../shared/packs/lookup';
import { words } from '../../copy/words';
import { pickService } from '../../state/form-change';
import { goToStep } from '../../state/go-on';
import { goTo } from '../../ui/place';
import { shownPack, useCall, useOpenCall } from '../../state/open-call';
import { OptionInput } from '../../ui/option-input';
import { OptionList } from '../../ui/option-list';
import { useActiveOption } from '../../ui/use-active-option';
import { rankServices } from './rank-services';

/** The first field that can be filled in, in the order of the form; the note where there is none. */
function goToFirstField(): void {
  const first = document.querySelector<HTMLElement>(
    '[data-fields] input:not(:disabled), [data-fields] textarea:not(:disabled)',
  );
  if (first) first.focus();
  else if (!goTo('system-reference') && !goTo('note')) goToStep();
}

/**
 * A pick is an answer, so the focus goes on although one was typing: to the fields, or to what has to be said before
 * them where the service has a notice of its own.
 */
function pick(serviceId: string): void {
  if (!pickService(serviceId)) return;
  const call = useOpenCall.getState().call;
  if (call?.step.kind === 'opening' && call.active.needsPersonalDetails) goToStep();
  else goToFirstField();
}

/** What the enquiry is about: a list to type into. */
export function ServicePicker() {
  const services = useCall((c) => c.setting.pack.services);
  const [typed, setTyped] = useState('');
  const listId = useId();
  const fitting = useMemo(() => rankServices(services, typed), [services, typed]);
  const keys = useMemo(() => fitting.map(({ id }) => id), [fitting]);
  const shown = useCall(shownPack);
  const sections = useMemo(() => {
    const options = keys.map((key) => {
      const { name = '', team } = serviceOf(shown, key) ?? {};
      return { key, name, aside: team };
    });
    return [{ title: null, options }];
  }, [keys, shown]);
  const { active, onKeyDown } = useActiveOption({ listId, keys, typed, answered: true, onChoose: pick });
  return (
    <section className="picker" aria-label={words.enquiry.whatAbout}>
      <TextField className="field" data-place="service" value={typed} onChange={setTyped}>
        <Label className="label">{words.enquiry.findService}</Label>
        <OptionInput listId={listId} active={active} onKeyDown={onKeyDown} />
        <Text slot="description" className="field-notes">
          {words.enquiry.serviceHint}
        </Text>
      </TextField>
      <OptionList
        id={listId}
        label={words.enquiry.whatAbout}
        sections={sections}
        active={active}
        onChoose={pick}
      />
      {fitting.length === 0 && <p className="quiet">{words.enquiry.noService}</p>}
    </section>
  );
}
