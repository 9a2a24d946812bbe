import type { Language } from '../../shared/domain/primitives';
import { listWords, periodWords, shortDayWords } from './dates';

/** What the desk itself puts into a sentence that is read out, in the language spoken. */

const welshMonths = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
];

/** One to twelve of each: Welsh counts in the singular, and the first letter may change after the number. */
const welshCounts: Readonly<Record<string, { upToTwelve: readonly string[]; many: string }>> = {
  D: {
    upToTwelve: [
      'un diwrnod',
      'dau ddiwrnod',
      'tri diwrnod',
      'pedwar diwrnod',
      'pum diwrnod',
      'chwe diwrnod',
      'saith diwrnod',
      'wyth diwrnod',
      'naw diwrnod',
      'deg diwrnod',
      'un diwrnod ar ddeg',
      'deuddeg diwrnod',
    ],
    many: 'o ddiwrnodau',
  },
  W: {
    upToTwelve: [
      'un wythnos',
      'dwy wythnos',
      'tair wythnos',
      'pedair wythnos',
      'pum wythnos',
      'chwe wythnos',
      'saith wythnos',
      'wyth wythnos',
      'naw wythnos',
      'deg wythnos',
      'un wythnos ar ddeg',
      'deuddeg wythnos',
    ],
    many: 'o wythnosau',
  },
  M: {
    upToTwelve: [
      'un mis',
      'dau fis',
      'tri mis',
      'pedwar mis',
      'pum mis',
      'chwe mis',
      'saith mis',
      'wyth mis',
      'naw mis',
      'deg mis',
      'un mis ar ddeg',
      'deuddeg mis',
    ],
    many: 'o fisoedd',
  },
  Y: {
    upToTwelve: [
      'un flwyddyn',
      'dwy flynedd',
      'tair blynedd',
      'pedair blynedd',
      'pum mlynedd',
      'chwe blynedd',
      'saith mlynedd',
      'wyth mlynedd',
      'naw mlynedd',
      'deng mlynedd',
      'un mlynedd ar ddeg',
      'deuddeng mlynedd',
    ],
    many: 'o flynyddoedd',
  },
};

function welshCount(n: number, unit: string): string {
  const words = welshCounts[unit];
  return words?.upToTwelve[n - 1] ?? `${n} ${words?.many ?? ''}`;
}

function welshPeriod(period: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  return unit ? welshCount(Number(count), unit) : period;
}

function welshDay(date: string, today: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const words = `${day} ${welshMonths[(month ?? 1) - 1]}`;
  return date.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** "A, B ac Ch": `ac` before a vowel, as it is spoken. */
function welshList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  const and = /^[aeiouwyâêîôûŵŷ]/i.test(last) ? 'ac' : 'a';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

type Spoken = {
  list(items: readonly string[]): string;
  period(period: string): string;
  day(date: string, today: string): string;
  ourRecords: string;
  /** What somebody told by themselves, as its kind. */
  sensitive: string;
  /** What follows the team's name. */
  ringsBy(date: string, today: string): string;
  answersBy(date: string, today: string): string;
  answersToday: string;
  answersWithin(workingDays: number): string;
};

export const spoken: Readonly<Record<Language, Spoken>> = {
  en: {
    list: listWords,
    period: periodWords,
    day: shortDayWords,
    ourRecords: 'our records',
    sensitive: 'sensitive',
    ringsBy: (date, today) => `, and someone rings you by ${shortDayWords(date, today)}`,
    answersBy: (date, today) => `, who should answer by ${shortDayWords(date, today)}`,
    answersToday: ', who should answer today',
    answersWithin: (days) => `, who should answer within ${days} working ${days === 1 ? 'day' : 'days'}`,
  },
  cy: {
    list: welshList,
    period: welshPeriod,
    day: welshDay,
    ourRecords: 'ein cofnodion',
    sensitive: 'sensitif',
    ringsBy: (date, today) => `, a bydd rhywun yn eich ffonio erbyn ${welshDay(date, today)}`,
    answersBy: (date, today) => `, a ddylai ateb erbyn ${welshDay(date, today)}`,
    answersToday: ', a ddylai ateb heddiw',
    // "gwaith" belongs to the day, also in "un diwrnod ar ddeg".
    answersWithin: (days) =>
      `, a ddylai ateb o fewn ${welshCount(days, 'D').replace(/d?diwrnod(au)?/, '$& gwaith')}`,
  },
};
