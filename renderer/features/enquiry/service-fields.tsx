import { useMemo } from 'react';
import { fieldsAsked, serviceOf } from '../../../shared/packs/lookup';
import { words } from '../../copy/words';
import { leftOver } from '../../state/call-writing';
import { useCall } from '../../state/open-call';
import { ServiceField } from './service-field';

/** What was typed before another service was picked and has no field any more. */
function LeftOver() {
  const labels = useCall(({ setting, draft, active }) => {
    const service = serviceOf(setting.pack, active.serviceId);
    if (!service) return '';
    const all = setting.pack.services.flatMap((s) => s.fields);
    return leftOver(service, active, draft.channel)
      .map((id) => all.find((f) => f.id === id)?.label ?? id)
      .join('\n');
  });
  return labels === '' ? null : <p className="quiet">{words.enquiry.leftOver(labels.split('\n'))}</p>;
}

/** Only the fields that this service asks on this channel; nothing personal when the enquiry is anonymous. */
export function ServiceFields() {
  const serviceId = useCall((c) => c.active.serviceId);
  const services = useCall((c) => c.setting.pack.services);
  const channel = useCall((c) => c.draft.channel);
  const anonymous = useCall((c) => c.active.needsPersonalDetails === false);
  const fields = useMemo(() => {
    const service = services.find((s) => s.id === serviceId);
    return service ? fieldsAsked(service, channel, anonymous) : [];
  }, [services, serviceId, channel, anonymous]);
  return (
    <div className="fields" data-fields>
      {fields.map((field) => (
        <ServiceField key={field.id} field={field} required={field.ask[channel] === 'required'} />
      ))}
      <LeftOver />
    </div>
  );
}
