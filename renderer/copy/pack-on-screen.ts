import type { Language } from '../../shared/domain/primitives';
import { staffLabel } from '../../shared/packs/lookup';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';

/** By pack and language: a field keeps its identity, so that only what changes is drawn. */
const made = new WeakMap<CouncilPack, Map<Language, CouncilPack>>();

function relabelled(pack: CouncilPack, language: Language): CouncilPack {
  const say = (label: string): string => staffLabel(pack, label, language);
  const named = <T extends { name: string }>(one: T): T => ({ ...one, name: say(one.name) });
  const labelled = <T extends { label: string }>(one: T): T => ({ ...one, label: say(one.label) });
  return {
    ...pack,
    services: pack.services.map((service) => ({
      ...named(service),
      team: say(service.team),
      system: service.system === null ? null : say(service.system),
      fields: service.fields.map((field) => ({
        ...labelled(field),
        ...(field.choices && { choices: field.choices.map(labelled) }),
      })),
    })),
    purposes: pack.purposes.map(named),
    dateOfBirth: { ...pack.dateOfBirth, reasons: pack.dateOfBirth.reasons.map(labelled) },
    specialCategory: { ...pack.specialCategory, tags: pack.specialCategory.tags.map(labelled) },
    representatives: { ...pack.representatives, types: pack.representatives.types.map(named) },
  };
}

/**
 * A pack as its labels are shown to staff: in a council of two languages the one being spoken first. To be shown only;
 * what is written down, hashed or sent is the pack's own.
 */
export function packOnScreen(pack: CouncilPack, language: Language): CouncilPack {
  if (pack.languages.length < 2) return pack;
  const known = made.get(pack) ?? new Map<Language, CouncilPack>();
  made.set(pack, known);
  const found = known.get(language) ?? relabelled(pack, language);
  known.set(language, found);
  return found;
}
