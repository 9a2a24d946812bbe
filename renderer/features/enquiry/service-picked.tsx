import { serviceOf } from '../../../shared/packs/lookup';
import { words } from '../../copy/words';
import { unpickService } from '../../state/form-change';
import { andGoOn } from '../../state/go-on';
import { shownPack, useCall } from '../../state/open-call';
import { ActionButton } from '../../ui/action-button';

/** What the enquiry is about, once that was picked, and the way to pick again. */
export function ServicePicked() {
  const name = useCall((c) => serviceOf(shownPack(c), c.active.serviceId)?.name ?? '');
  return (
    <p className="about">
      <span className="about-label">{words.enquiry.about}</span>
      <strong>{name}</strong>
      <ActionButton tone="quiet" onPress={() => andGoOn(unpickService)}>
        {words.enquiry.otherService}
      </ActionButton>
    </p>
  );
}
