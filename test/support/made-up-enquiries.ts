import type { EnquiryRecord, Person } from '../../shared/domain/enquiry';
import { mintReference } from '../../shared/domain/reference';
import { builtInPack } from '../../shared/packs/built-in';
import { addPeriod, londonDate } from '../../shared/policy/civil-date';
import { note, pick, seededChance, type Chance } from './made-up-words';

/**
 * Enquiries of people who do not exist, the same ones for the same seed. Telephone numbers are those that Ofcom keeps
 * for drama, addresses are `example.invalid`, streets and towns are on no map.
 */

const given =
  'Avaline Brisk Corriander Dunstable Elspeth Fennimore Gwladys Hesper Ignatia Jocasta Kestrel Lunet Marigold Nettie Orlo Peregrine Quenby Rosalba Siân Tamsin Ursuline Vesper Wilfreda Xanthe Yestin Zelda Zoë Björk Łucja Ffion'.split(
    ' ',
  );
const front =
  'Quill Bramble Thistle Fenn Marl Wother Tansy Hob Grim Larks Snod Pebble Cobble Tarn Withy Skell Dipple Mardle Ostle Pummel Brock Clinker Dapple Elder Furze Gorse Hazel Ivel Jessamy Knap'.split(
    ' ',
  );
const back = 'worth shaw by wick combe tree dyke ling more stead gate ley thorpe bury holt mere'.split(' ');
const street = 'Madeup Invented Nonesuch Nowhere Fable Story Fiction Seeming Would-Be Pretend'.split(' ');
const way = 'Lane Road Street Close Way Row Mews Hill Gardens Court'.split(' ');
const town = 'Inventon,Much Madeup,Nether Nowhere,Fabling-on-the-Wold,St Elsewhere,Upper Storey'.split(',');

/** Ofcom's numbers for drama: prefix and how many digits follow it. */
const drama: readonly (readonly [prefix: string, digits: number])[] = [
  ['07700900', 3],
  ['01632960', 3],
];
/** The rest of Ofcom's list, for when thousands of different numbers are wanted. */
const moreDrama: typeof drama = [
  ...'0113 0114 0115 0116 0117 0118 0121 0131 0141 0151 0161'
    .split(' ')
    .map((area) => [`${area}4960`, 3] as const),
  ['02079460', 3],
  ['01914980', 3],
  ['02920180', 3],
  ['03069990', 3],
  ['08081570', 3],
];

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A UUID of version 7 that tells its moment and its number, and nothing else. */
export function madeUpId(epochMs: number, n: number): string {
  const time = epochMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

function surname(chance: Chance): string {
  const one = pick(front, chance) + pick(back, chance);
  const kind = chance();
  if (kind < 0.04) return `O’${one}`;
  return kind < 0.08 ? `${one}-${pick(front, chance)}${pick(back, chance)}` : one;
}

function phone(chance: Chance, manyNumbers: boolean): string {
  const [prefix, digits] = pick(manyNumbers ? [...drama, ...moreDrama] : drama, chance);
  const rest = String(Math.floor(chance() * 10 ** digits)).padStart(digits, '0');
  return `+44${(prefix + rest).slice(1)}`;
}

function madeUpPerson(chance: Chance, manyNumbers: boolean): Person {
  const first = pick(given, chance);
  const last = surname(chance);
  const person: Person = { name: `${first} ${last}` };
  if (chance() < 0.85) person.phone = phone(chance, manyNumbers);
  if (chance() < 0.3) {
    const plain = `${first}.${last}`.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
    person.email = `${plain.toLowerCase()}@example.invalid`;
  }
  if (chance() < 0.8) {
    const house = 1 + Math.floor(chance() * 180);
    person.address = `${house} ${pick(street, chance)} ${pick(way, chance)}, ${pick(town, chance)}`;
    const inward = `${Math.floor(chance() * 10)}${pick([...'ABDEFGHJLN'], chance)}${pick([...'PQRSTUWXYZ'], chance)}`;
    person.postcode = `OX${pick(['7', '15', '18', '20', '28', '29'], chance)} ${inward}`;
  }
  return person;
}

/** The same sum is asked for thousands of times. */
function remembered(sum: typeof addPeriod): typeof addPeriod {
  const known = new Map<string, string>();
  return (date, period) => {
    const key = date + period;
    const answer = known.get(key) ?? sum(date, period);
    known.set(key, answer);
    return answer;
  };
}

export type MadeUpChoice = {
  seed?: number;
  /** The last day that enquiries are captured on (London), and over how many days they are spread. */
  lastDay?: string;
  days?: number;
  /** Draw from all of Ofcom's drama ranges, some 18,000 numbers, instead of the two best-known ones. */
  manyNumbers?: boolean;
  /** Words in a note; about 90 make a record of 1.5 KB. */
  noteWords?: number;
  deskCode?: string;
};

/** `count` records, oldest first, references running on, spread evenly over the days in office hours. */
export function madeUpEnquiries(count: number, choice: MadeUpChoice = {}): EnquiryRecord[] {
  const { seed = 1, lastDay = '2026-11-23', days = 60, manyNumbers = false } = choice;
  const { noteWords = 90, deskCode = 'K7M' } = choice;
  const chance = seededChance(seed);
  const pack = builtInPack();
  const later = remembered(addPeriod);
  const receipt = {
    noticeId: pack.defaultNoticeId,
    version: pack.version,
    hash: '0'.repeat(64),
    by: 'demo-officer',
    status: 'given',
    language: 'en',
    layer: 'first',
    manner: 'spoken',
    objectionSaid: true,
    secondLayerOffered: 'link',
  } as const;
  return Array.from({ length: count }, (_, n): EnquiryRecord => {
    const day = later(lastDay, `-P${days - 1 - Math.floor((n * days) / count)}D`);
    const [hour, minute] = [9 + Math.floor(chance() * 8), Math.floor(chance() * 60)];
    const at = (seconds: number): string =>
      `${day}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(seconds)}.000Z`;
    const channel = chance() < 0.7 ? 'phone' : 'in-person';
    const service = pick(pack.services, chance);
    const anonymous = chance() < 0.15;
    const text = service.fields.filter((f) => f.kind === 'text' && !(anonymous && f.personal));
    return {
      v: 1,
      id: madeUpId(Date.parse(at(40)), n),
      reference: mintReference(deskCode, n),
      capturedAt: at(40),
      officer: { id: 'demo-officer', name: 'Demo Officer' },
      packVersion: pack.version,
      body: {
        interaction: {
          id: madeUpId(Date.parse(at(0)), n),
          channel,
          language: 'en',
          startedAt: at(0),
          endedAt: at(39),
        },
        receipts: anonymous ? [] : [{ ...receipt, channel, at: at(5) }],
        service: { id: service.id, lgsl: service.lgsl, name: service.name },
        anonymous,
        person: anonymous ? null : madeUpPerson(chance, manyNumbers),
        fields: Object.fromEntries(text.map((f) => [f.id, note(chance, 4)])),
        note: note(chance, Math.round(noteWords * (0.5 + chance()))),
        outcome: {
          kind: service.usualOutcome,
          detail: '',
          team: service.usualOutcome === 'passed' ? service.team : null,
          by: service.answersWithinDays === null ? null : later(day, `P${service.answersWithinDays}D`),
        },
      },
    };
  });
}

/** The retention-day key that a record lies under once it has been passed on the day of its capture. */
export function madeUpKeyName(record: EnquiryRecord): string {
  return `due/${addPeriod(londonDate(Date.parse(record.capturedAt)), 'P1M')}`;
}
