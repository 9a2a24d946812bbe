import type { Language } from '../../../shared/domain/primitives';
import type { retentionPlaces, retentionTriggers } from '../../../shared/packs/schema/keeping';

type Place = (typeof retentionPlaces)[number];
type Trigger = (typeof retentionTriggers)[number];
type Words = Record<Language, string>;

const units: Record<Language, Record<string, [one: string, many: string]>> = {
  en: { D: ['day', 'days'], W: ['week', 'weeks'], M: ['month', 'months'], Y: ['year', 'years'] },
  // After a number Welsh has the singular.
  cy: { D: ['diwrnod', 'diwrnod'], W: ['wythnos', 'wythnos'], M: ['mis', 'mis'], Y: ['blwyddyn', 'blynedd'] },
};

/** An ISO 8601 period: "1 month", "3 years". */
export function periodIn(period: string, language: Language): string {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const [one = '', many = ''] = units[language][unit] ?? [];
  return `${count} ${Number(count) === 1 ? one : many}`;
}

const triggers: Record<Trigger, Words> = {
  passed: { en: 'after it was passed on', cy: 'ar ôl ei drosglwyddo' },
  completed: { en: 'after it was completed', cy: 'ar ôl ei gwblhau' },
  received: { en: 'after it was received', cy: 'ar ôl ei dderbyn' },
  recorded: { en: 'after it was recorded', cy: 'ar ôl ei recordio' },
  closed: { en: 'after it was closed', cy: 'ar ôl ei gau' },
  visited: { en: 'after the visit', cy: 'ar ôl yr ymweliad' },
};

export function triggerIn(trigger: string, language: Language): string {
  return Object.hasOwn(triggers, trigger) ? triggers[trigger as Trigger][language] : trigger;
}

export const placeWords: Record<Place, Words> = {
  desk: { en: 'On the PC of the reception desk', cy: 'Ar gyfrifiadur y dderbynfa' },
  crm: { en: 'In our records', cy: 'Yn ein cofnodion' },
  service: { en: 'With the service team', cy: 'Gyda’r tîm gwasanaeth' },
  recorder: { en: 'In the recording system', cy: 'Yn y system recordio' },
};

export const recordWords: Record<string, Words> = {
  enquiry: { en: 'your enquiry', cy: 'eich ymholiad' },
  'reception-handoff': { en: 'what reception passes on', cy: 'yr hyn y mae’r dderbynfa yn ei drosglwyddo' },
  'handoff-by-email': {
    en: 'what reception passes on by e-mail',
    cy: 'yr hyn y mae’r dderbynfa yn ei drosglwyddo drwy e-bost',
  },
  email: { en: 'e-mails', cy: 'negeseuon e-bost' },
  'call-recording': { en: 'recordings of calls', cy: 'recordiadau o alwadau' },
  'subject-access-file': {
    en: 'requests for your own information',
    cy: 'ceisiadau am eich gwybodaeth eich hun',
  },
  visit: { en: 'visits', cy: 'ymweliadau' },
  'survey-answer': { en: 'answers to surveys', cy: 'atebion i arolygon' },
  'service-record': { en: 'the service’s own records', cy: 'cofnodion y gwasanaeth ei hun' },
  'payment-record': { en: 'records of payments', cy: 'cofnodion taliadau' },
};
