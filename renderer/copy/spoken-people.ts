import type { Language } from '../../shared/domain/primitives';
import { ALL_DETAILS } from '../../shared/domain/refusals';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { itemWords } from './people-words';

type SpokenPeople = {
  details: string;
  /** Where the pack does not say. */
  consequence: string;
  alternative: string;
  someone: string;
  phone: string;
  email: string;
  post: string;
};

/** What the desk itself puts into a script about people, in the language spoken. */
export const spokenPeople: Readonly<Record<Language, SpokenPeople>> = {
  en: {
    details: 'your details',
    consequence: 'do all of what you asked',
    alternative: 'give general advice',
    someone: 'the person you speak for',
    phone: 'phone',
    email: 'e-mail',
    post: 'post',
  },
  cy: {
    details: 'eich manylion',
    consequence: 'gwneud popeth y gofynnoch amdano',
    alternative: 'rhoi cyngor cyffredinol',
    someone: 'y person rydych chi’n siarad drosto',
    phone: 'ffôn',
    email: 'e-bost',
    post: 'post',
  },
};

/** "address": a label in the middle of a sentence. */
export function spokenItem(
  pack: CouncilPack,
  serviceId: string | null,
  item: string,
  language: Language,
): string {
  if (item === ALL_DETAILS) return spokenPeople[language].details;
  const label = itemWords(pack, serviceId, item);
  // "UPRN" stays as it is.
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** How they could be asked, from what they gave. */
export function spokenChannel(values: Readonly<Record<string, string>>, language: Language): string {
  const words = spokenPeople[language];
  if (values['phone']) return words.phone;
  return values['email'] ? words.email : words.post;
}
