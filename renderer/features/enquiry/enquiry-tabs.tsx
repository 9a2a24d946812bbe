import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { serviceOf } from '../../../shared/packs/lookup';
import { words } from '../../copy/words';
import { showEnquiry, shownPack, useCall } from '../../state/open-call';

/** The enquiries of this call, once there is more than one. */
export function EnquiryTabs() {
  const activeId = useCall((c) => c.active.id);
  const labels = useCall((c) =>
    c.draft.enquiries
      .map((e) => serviceOf(shownPack(c), e.serviceId)?.name ?? words.waiting.noServiceYet)
      .join('\n'),
  ).split('\n');
  const ids = useCall(({ draft }) => draft.enquiries.map((e) => e.id).join(' ')).split(' ');
  if (ids.length < 2) return null;
  return (
    <ToggleButtonGroup
      className="enquiry-tabs"
      aria-label={words.enquiry.ofThisCall}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[activeId]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) showEnquiry(String(key));
      }}
    >
      {ids.map((id, i) => (
        <ToggleButton key={id} id={id} className="enquiry-tab">
          {i + 1} · {labels[i]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
