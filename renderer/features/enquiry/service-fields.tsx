import { askedFields, isRequired } from '../../../shared/policy/asked-fields';
import { serviceOf } from '../../../shared/packs/lookup';
import { shownPack, useCall } from '../../state/open-call';
import { ServiceField } from './service-field';

/** The fields of the form as it stands, each told by its id and whether it is waited for. */
export function ServiceFields() {
  const service = useCall((c) => serviceOf(shownPack(c), c.active.serviceId));
  // Equal text draws nothing anew while one types.
  const asked = useCall(({ setting, draft, active }) =>
    askedFields(setting.pack, draft.channel, active)
      .map((f) => (isRequired(setting.pack, draft.channel, active, f) ? `${f.id} required` : f.id))
      .join('\n'),
  );
  const fields = asked.split('\n').flatMap((line) => {
    const [id, required] = line.split(' ');
    const field = service?.fields.find((f) => f.id === id);
    return field ? [{ field, required: required !== undefined }] : [];
  });
  return (
    <div className="fields" data-fields>
      {fields.map(({ field, required }) => (
        <ServiceField key={field.id} field={field} required={required} />
      ))}
    </div>
  );
}
