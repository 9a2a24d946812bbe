import type { GateRule } from './finding';

/** A public authority's service rests on its task or duty: consent asked for what is done anyway is no choice. */
export const consentAsBasis: GateRule = {
  id: 'consent-as-basis',
  says: 'Consent is doubtful as the basis of what a council does anyway (ICO on consent; S1:18-20).',
  severity: ({ production }) => (production ? 'refuses' : 'reports'),
  places: ({ pack }) =>
    pack.purposes
      .filter(({ optional, bases }) => !optional && bases.some(({ article }) => article === '6(1)(a)'))
      .map(({ id }) => ({
        at: ['purposes', id, 'bases'],
        todo: 'Name the task or duty that it rests on, or make the purpose optional.',
      })),
};

/** What is asked for and then done on another basis would make the answer worthless. */
export const optionalOnConsent: GateRule = {
  id: 'optional-on-consent',
  says: 'An optional purpose rests on consent and on nothing else (UK GDPR Art 6(1)(a), 7(3)).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.purposes
      .filter(({ optional, bases }) => optional && bases.some(({ article }) => article !== '6(1)(a)'))
      .map(({ id }) => ({
        at: ['purposes', id, 'bases'],
        todo: 'Leave 6(1)(a) as its only basis, or make it no longer optional.',
      })),
};

/** Consent is asked after the enquiry and changes nothing of it, so no enquiry may hang on it. */
export const serviceOnConsent: GateRule = {
  id: 'service-on-consent',
  says: 'A service never hangs on consent: saying no changes nothing (UK GDPR Art 7(4)).',
  severity: 'refuses',
  places({ pack }) {
    const optional = new Set(pack.purposes.filter((p) => p.optional).map((p) => p.id));
    return pack.services
      .filter(({ purposeId }) => optional.has(purposeId))
      .map(({ id }) => ({
        at: ['services', id, 'purposeId'],
        todo: 'Name the purpose that the service itself is for.',
      }));
  },
};
