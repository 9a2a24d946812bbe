import type { SensitiveDetail } from '../../../shared/domain/asked-about';
import type { EnquiryRecord, Person } from '../../../shared/domain/enquiry';
import { NOTE_ITEM, REPRESENTATIVE_ITEM, SENSITIVE_ITEM } from '../../../shared/domain/hand-off';
import { MAIL_SUBJECT_MAX } from '../../../shared/domain/mail-message';
import { readPhone } from '../../../shared/domain/phone';
import type { HandOffItem } from '../../../shared/ipc/hand-off-contract';
import { serviceOf } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import type { DirectoryTeam } from '../../../shared/packs/schema/directory';
import { handOffText as words } from '../hand-off-words';

type Fact = HandOffItem & { value: string };
export type Written = { subject: string; text: string; leftOut: string[] };

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const dayOf = (civil: string): string => day.format(new Date(`${civil}T12:00:00Z`));

/** Everything that an enquiry could tell a team, in the order in which it is told. */
export function factsOf(
  pack: CouncilPack,
  { body }: EnquiryRecord,
  details: readonly SensitiveDetail[],
): Fact[] {
  const fields = serviceOf(pack, body.service.id)?.fields ?? [];
  const plain = (id: string, label: string, value: string): Fact => ({ id, label, value, sensitive: false });
  const parts = Object.keys(words.parts) as (keyof Person)[];
  const tagName = (tag: string): string =>
    pack.specialCategory.tags.find(({ id }) => id === tag)?.label ?? tag;
  const facts = [
    ...parts.map((id) => plain(id, words.parts[id], asRead(id, body.person?.[id] ?? ''))),
    plain(REPRESENTATIVE_ITEM, words.representative, body.representative?.name ?? ''),
    ...Object.entries(body.fields).map(([id, value]) => {
      const field = fields.find((one) => one.id === id);
      const choice = field?.choices?.find((one) => one.id === value)?.label;
      const civil = field?.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value);
      return plain(id, field?.label ?? id, choice ?? (civil ? dayOf(value) : value));
    }),
    plain(NOTE_ITEM, words.note, body.note),
    {
      id: SENSITIVE_ITEM,
      label: words.sensitiveItem,
      value: details.map(({ tag, text }) => `${tagName(tag)}: ${text}`).join('\n'),
      sensitive: true,
    },
  ];
  return facts.filter(({ value }) => value !== '');
}

const asRead = (id: keyof Person, value: string): string =>
  id === 'phone' ? (readPhone(value)?.national ?? value) : value;

/**
 * What a team needs of this enquiry, by the pack: what it names, else all that its service asks. What is delicate (age,
 * money) it gets only where the pack names it, what is sensitive only by a person's own press.
 */
export function neededBy(
  pack: CouncilPack,
  team: DirectoryTeam,
  serviceId: string,
  facts: readonly Fact[],
): string[] {
  const delicate = new Set(
    (serviceOf(pack, serviceId)?.fields ?? []).filter((one) => one.delicate).map(({ id }) => id),
  );
  return facts
    .filter(({ id, sensitive }) => !sensitive && (team.needs ? team.needs.includes(id) : !delicate.has(id)))
    .map(({ id }) => id);
}

/** The e-mail, without anything personal in its subject: that stands in lists, notices and on locked telephones. */
export function writeHandOff(
  record: EnquiryRecord,
  facts: readonly Fact[],
  items: readonly string[],
): Written {
  const { reference, capturedAt, officer, body } = record;
  const told = facts.filter(({ id }) => items.includes(id));
  const leftOut = facts.filter(({ id }) => !items.includes(id));
  const at = new Date(capturedAt);
  const head = [
    line(words.reference, reference),
    line(words.about, body.service.name),
    line(
      words.taken,
      words.takenHow(`${day.format(at)}, ${time.format(at)}`, body.interaction.channel, officer.name),
    ),
    ...(body.outcome.by ? [line(words.by, dayOf(body.outcome.by))] : []),
  ];
  const parts = [
    [words.opening],
    head,
    told.filter(({ id }) => !isBlock(id)).map(({ label, value }) => line(label, value)),
    ...told.filter(({ id }) => isBlock(id)).map(blockOf),
    ...(leftOut.length > 0 ? [[words.leftOut(leftOut.length)]] : []),
    [words.closing],
  ];
  return {
    subject: words.subject(reference, body.service.name).slice(0, MAIL_SUBJECT_MAX),
    text: `${parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`,
    leftOut: leftOut.map(({ label }) => label),
  };
}

const isBlock = (id: string): boolean => id === NOTE_ITEM || id === SENSITIVE_ITEM;
/** A line break in an answer begins no new answer: it is told as a space. */
const line = (label: string, value: string): string => `${label}: ${value.replaceAll(/\s+/gu, ' ').trim()}`;
const blockOf = ({ id, label, value }: Fact): string[] => [
  `${id === SENSITIVE_ITEM ? words.sensitive : label}:`,
  value.trim(),
];
