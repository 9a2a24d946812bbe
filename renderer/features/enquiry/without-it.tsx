import { requiredRefused } from '../../../shared/domain/refusals';
import { inLanguage, serviceOf } from '../../../shared/packs/lookup';
import { peopleWords } from '../../copy/people-words';
import { shownPack, useCall } from '../../state/open-call';

/** What cannot be done without what was not given, said where it is chosen how the enquiry ends. */
export function WithoutIt() {
  const text = useCall((c) => {
    const { setting, draft, active } = c;
    const missing = requiredRefused(shownPack(c), active, draft.channel);
    if (missing.length === 0) return null;
    const { refusal } = peopleWords;
    const pack = serviceOf(setting.pack, active.serviceId)?.refusal;
    return refusal.without(
      missing.map(({ label }) => label),
      pack ? inLanguage(pack.consequence, 'en') : refusal.consequence,
      pack ? inLanguage(pack.alternative, 'en') : refusal.alternative,
    );
  });
  return text === null ? null : <p className="caution">{text}</p>;
}
