import type { DayCheck, DayChecked, DayPart } from '../../shared/domain/day-check';
import type { KeptHere } from '../../shared/ipc/kept';
import type { DeskStatus } from '../../shared/ipc/status';
import { dateOf, momentWords, numberWords, shortDayWords, timeWords } from './dates';
import { holdsLine } from './hold-words';
import { certificateWords, countWords } from './kept-words';
import { clockWords, connectionWords, packWords } from './status-words';

/** `visitors`: how many are signed in; null where the council keeps none. */
export type DayFacts = {
  status: DeskStatus;
  kept: KeptHere;
  calls: number;
  toEnter: number;
  visitors: number | null;
};
/** Where a line leads, for what can be done about it. */
export type DayWay = 'unsent' | 'send-now' | 'parked' | 'kept' | 'pack' | 'visitors' | null;
export type DayLine = { check: DayCheck; name: string; fine: boolean; says: string; way: DayWay };

const names: Record<DayCheck, string> = {
  connection: 'Connection to the CRM',
  pack: 'Council pack',
  unsent: 'Left from earlier days',
  parked: 'Refused by the CRM or the mail server',
  calls: 'Calls not finished',
  'to-enter': 'To enter in other systems',
  visitors: 'Visitors in the building',
  purge: 'Purge',
  holds: 'Legal holds',
  clock: 'Clock',
  storage: 'Storage',
};

function purgeLine({ kept, status }: DayFacts, today: string): Omit<DayLine, 'check' | 'name'> {
  const late = kept.overdue[0];
  if (late) {
    const since = shortDayWords(late.on, today);
    return {
      fine: false,
      way: 'kept',
      says: `${countWords(late.counts)} should be gone since ${since}. It is tried again by itself; tell IT if it stays.`,
    };
  }
  const last = kept.purged[0];
  const next = status.nextPurge ? ` Next: ${shortDayWords(status.nextPurge.on, today)}.` : '';
  return {
    fine: true,
    way: 'kept',
    says: last ? `Done. ${certificateWords(last, today)}.${next}` : `Nothing was due.${next}`,
  };
}

function unsentLine({ status }: DayFacts, today: string): Omit<DayLine, 'check' | 'name'> {
  const { queued, sending, aside, oldestUnsentAt, overdue } = status.outbox;
  const unsent = queued + sending + aside;
  if (unsent === 0 || !oldestUnsentAt) return { fine: true, way: null, says: 'Nothing waits to be sent.' };
  const day = dateOf(oldestUnsentAt);
  const waits = `${numberWords(unsent)} not sent yet, the oldest since ${momentWords(oldestUnsentAt, today)}.`;
  if (overdue || aside > 0)
    return { fine: false, way: 'unsent', says: `${waits} See what can be done; tell your supervisor.` };
  return day < today
    ? { fine: false, way: 'send-now', says: `${waits} Kept safe here; tell your supervisor if it stays.` }
    : { fine: true, way: 'send-now', says: `${waits} All of it is from today and goes by itself.` };
}

/** The sheet, line by line: what is as it should be says so, what is not says what to do. */
export function dayLines(facts: DayFacts, today: string): DayLine[] {
  const { status, calls, toEnter, visitors } = facts;
  const online = connectionWords(status, today);
  const clock = status.clockAheadMs === null ? null : clockWords(status.clockAheadMs);
  const { parked } = status.outbox;
  const packFine = !status.pack.expired && status.pack.trouble === null;
  const lines: Record<DayCheck, Omit<DayLine, 'check' | 'name'>> = {
    connection: {
      fine: status.connectivity.state === 'online',
      says: `${online.text}.`,
      way: online.way === 'send-now' ? 'send-now' : null,
    },
    pack: { fine: packFine, says: `${packWords(status, today)}.`, way: 'pack' },
    unsent: unsentLine(facts, today),
    parked:
      parked === 0
        ? { fine: true, says: 'Nothing.', way: null }
        : {
            fine: false,
            says: `${numberWords(parked)}. Look at ${parked === 1 ? 'it' : 'each'} and decide.`,
            way: 'parked',
          },
    calls:
      calls === 0
        ? { fine: true, says: 'None.', way: null }
        : {
            fine: false,
            says: `${numberWords(calls)}. Finish or discard ${calls === 1 ? 'it' : 'each'}: on the left.`,
            way: null,
          },
    'to-enter':
      toEnter === 0
        ? { fine: true, says: 'Nothing.', way: null }
        : {
            fine: false,
            says: `${numberWords(toEnter)} kept on this PC alone until entered: on the left.`,
            way: null,
          },
    visitors: visitors
      ? {
          fine: false,
          says: `${numberWords(visitors)} still signed in. Sign out who has left; the clock does it at closing.`,
          way: 'visitors',
        }
      : { fine: true, says: 'Nobody is signed in.', way: null },
    purge: purgeLine(facts, today),
    holds: { ...holdsLine(facts.kept.held, today), way: 'kept' },
    clock: clock
      ? { fine: false, says: `${clock.text}. Tell IT: times on receipts would be wrong.`, way: null }
      : {
          fine: true,
          says: status.clockAheadMs === null ? 'Not compared yet: the CRM has not answered.' : 'Right.',
          way: null,
        },
    storage: status.storage.full
      ? { fine: false, says: 'The disk is full. Nothing more can be stored; tell IT.', way: null }
      : status.storage.persistent
        ? { fine: true, says: 'Protected; there is room.', way: null }
        : { fine: false, says: 'The system might clear it when the disk fills up. Tell IT.', way: null },
  };
  return (Object.keys(lines) as DayCheck[])
    .filter((check) => check !== 'visitors' || visitors !== null)
    .filter((check) => check !== 'holds' || facts.kept.held.length > 0)
    .map((check) => ({ check, name: names[check], ...lines[check] }));
}

const parts: Record<DayPart, string> = { opening: 'Opening', closing: 'Closing' };

export const checkedWords = ({ part, at, attention }: DayChecked): string =>
  `${parts[part]} check at ${timeWords(at)}: ${
    attention.length === 0
      ? 'all was well'
      : `${attention.map((check) => names[check].toLowerCase()).join(', ')} needed a look`
  }`;

export const daySheetWords = {
  title: 'Day sheet',
  hint: 'What to look at before the desk opens and when it closes.',
  fine: 'fine',
  look: 'needs a look',
  record: { opening: 'Opening check done', closing: 'Closing check done' },
  recorded: 'Recorded.',
  today: 'Recorded today',
  noneYet: 'Nothing recorded yet today.',
  go: {
    'send-now': 'Try sending now',
    parked: 'Look at them',
    unsent: 'See what can be done',
    kept: 'What is kept here',
    pack: 'The council pack',
    visitors: 'Look at them',
  },
} as const;
