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

/** The enquiry being written, with only what its service asks on this channel. */
export function EnquiryPane() {
  const enquiryId = useCall((c) => c.active.id);
  const picked = useCall((c) => c.active.serviceId !== null);
  const elsewhere = useCall(({ setting, active }) => {
    const service = serviceOf(setting.pack, active.serviceId);
    return service !== null && isEnteredElsewhere(service, active);
  });
  return (
    <div className="enquiry" data-side="form">
      <EnquiryHead />
      <EnquiryTabs />
      {/* Each enquiry has its own fields: what is half typed in one must not show in the next. */}
      <div className="enquiry-body" key={enquiryId}>
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
                <SensitivePanel />
              </>
            )}
            <OutcomeFields />
          </>
        )}
      </div>
      <SaveBar />
    </div>
  );
}
