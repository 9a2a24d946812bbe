import type { GateRule } from './finding';

/** What no service needs to know of anything but a person, in English and Welsh. */
const tellsWho =
  /\b(?:surname|(?:first|full|maiden|your|caller’?'?s) name|name of (?:the )?(?:caller|customer|person)|(?:tele)?phone|mobile|e-?mail|date of birth|national insurance|nhs number|passport|(?:home|your) address)\b|\b(?:cyfenw|enw llawn|eich enw|ffôn|e-bost|dyddiad geni|yswiriant gwladol|cyfeiriad cartref|eich cyfeiriad)|^(?:name|enw)$/i;

/**
 * A field opens before the notice, and in an anonymous enquiry, unless its pack says that it is personal: what its
 * label plainly asks about a person is taken at its word. One that is put less plainly a person has to find.
 */
export const soundsPersonal: GateRule = {
  id: 'sounds-personal',
  says: 'What asks who somebody is, is marked as personal: it opens after the notice (Art 13(1)).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.services.flatMap((service) =>
      service.fields
        .filter(({ personal, label }) => !personal && label.split(' / ').some((one) => tellsWho.test(one)))
        .map(({ id }) => ({
          at: ['services', service.id, 'fields', id],
          todo: 'Mark it as personal, or let its label say what else it asks.',
        })),
    ),
};
