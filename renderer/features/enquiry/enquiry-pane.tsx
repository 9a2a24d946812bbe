import { useDeferredValue, type FocusEvent } from 'react';
import { serviceOf } from '../../../shared/packs/lookup';
import { isEnteredElsewhere } from '../../../shared/policy/asked-fields';
import { useCall } from '../../state/open-call';
import { AboutWhom } from './about-whom';
import { DirectEntry } from './direct-entry';
import { EnquiryHead } from './enquiry-head';
import { EnquiryTabs } from './enquiry-tabs';
import { NoteField } from './note-field';
import { OutcomeFields } from './outcome-fields';
import { RepresentativeForm } from './representative-form';
import { SaveBar } from './save-bar';
import { SensitivePanel } from './sensitive-panel';
import { ServiceFields } from './service-fields';
import { ServicePicked } from './service-picked';
import { ServicePicker } from './service-picker';
import { TicketBand } from './ticket-band';

/**
 * What follows the fields of a service, drawn right after them when one is picked, so that the first field takes letters
 * sooner; together with them where the enquiry comes to the front.
 */
function AfterFields({ elsewhere }: { elsewhere: boolean }) {
  return (
    <>
      {!elsewhere && <SensitivePanel />}
      <OutcomeFields />
    </>
  );
}

/**
 * A field that the keyboard comes to is brought into sight whole, with its label and notes: the browser brings no more than
 * the input, of a choice not even its words. Not for the mouse, under which nothing may move.
 */
function bringIntoSight({ target }: FocusEvent<HTMLElement>): void {
  if (target.matches(':focus-visible'))
    (target.closest('.field') ?? target).scrollIntoView({ block: 'nearest' });
}

function EnquiryBody() {
  const picked = useCall((c) => c.active.serviceId !== null);
  const drawn = useDeferredValue(picked);
  const elsewhere = useCall(({ setting, active }) => {
    const service = serviceOf(setting.pack, active.serviceId);
    return service !== null && isEnteredElsewhere(service, active);
  });
  return (
    <div className="enquiry-body" onFocus={bringIntoSight}>
      <div className="about-line">
        {picked && <ServicePicked />}
        <AboutWhom />
      </div>
      <RepresentativeForm />
      {!picked && <ServicePicker />}
      {picked && (
        <>
          <DirectEntry />
          {!elsewhere && (
            <>
              <ServiceFields />
              <NoteField />
            </>
          )}
          {drawn && <AfterFields elsewhere={elsewhere} />}
        </>
      )}
    </div>
  );
}

/** The enquiry being written, with only what its service asks on this channel. */
export function EnquiryPane() {
  const enquiryId = useCall((c) => c.active.id);
  return (
    <div className="enquiry" data-side="form">
      <EnquiryHead />
      <TicketBand />
      <EnquiryTabs />
      {/* Each enquiry has its own fields: what is half typed in one must not show in the next. */}
      <EnquiryBody key={enquiryId} />
      <SaveBar />
    </div>
  );
}
