import { useMemo, useState } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, Text, TextField } from 'react-aria-components';
import { words } from '../../copy/words';
import { pickService } from '../../state/form-change';
import { goToStep } from '../../state/go-on';
import { goTo } from '../../ui/place';
import { useCall, useOpenCall } from '../../state/open-call';
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
  const [text, setText] = useState('');
  const fitting = useMemo(() => rankServices(services, text), [services, text]);
  return (
    <section className="picker" aria-label={words.enquiry.whatAbout}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <TextField className="field" data-place="service">
          <Label className="label">{words.enquiry.findService}</Label>
          <Input className="input" />
          <Text slot="description" className="field-notes">
            {words.enquiry.serviceHint}
          </Text>
        </TextField>
        <ListBox
          className="options"
          aria-label={words.enquiry.whatAbout}
          items={fitting}
          dependencies={[fitting]}
          selectionMode="none"
          onAction={(key) => pick(String(key))}
          renderEmptyState={() => <p className="quiet">{words.enquiry.noService}</p>}
        >
          {(service) => (
            <ListBoxItem id={service.id} textValue={service.name} className="option">
              <Text slot="label" className="option-name">
                {service.name}
              </Text>
              <Text slot="description" className="option-aside">
                {service.team}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </section>
  );
}
