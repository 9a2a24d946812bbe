import type { EnquiryDraft } from '../domain/call-draft';
import type { Channel, Language } from '../domain/primitives';
import type { CouncilPack } from './schema/council-pack';
import type { DirectoryTeam } from './schema/directory';
import type { RetentionRule } from './schema/keeping';
import type { Script, ScriptRole } from './schema/script';
import type { PackField, PackService } from './schema/service';
import type { Text } from './schema/text';

export function serviceOf(pack: CouncilPack, serviceId: string | null): PackService | null {
  return pack.services.find((s) => s.id === serviceId) ?? null;
}

/** The notice that covers an enquiry: its service's, or the pack's default before a service is picked. */
export function noticeIdOf(pack: CouncilPack, enquiry: Pick<EnquiryDraft, 'serviceId'>): string {
  return serviceOf(pack, enquiry.serviceId)?.noticeId ?? pack.defaultNoticeId;
}

/** Fields that this service asks on this channel; an anonymous enquiry is asked nothing personal. */
export function fieldsAsked(service: PackService, channel: Channel, anonymous: boolean): PackField[] {
  return service.fields.filter((f) => f.ask[channel] !== 'hidden' && !(anonymous && f.personal));
}

/**
 * Whether the right to object is said as a step of its own: a purpose under this notice rests on
 * public task or legitimate interests (UK GDPR Art 21(1), (4)). A notice that no service names covers what is asked
 * before a service is picked, so any purpose of the pack counts.
 */
export function needsObjection(pack: CouncilPack, noticeId: string): boolean {
  const used = new Set(pack.services.filter((s) => s.noticeId === noticeId).map((s) => s.purposeId));
  return pack.purposes.some(
    (p) =>
      (used.size === 0 || used.has(p.id)) &&
      p.bases.some(({ article }) => article === '6(1)(e)' || article === '6(1)(f)'),
  );
}

/** The script of a role on this channel, for `consent` the one that asks about this purpose; null where there is none. */
export function scriptOf(
  pack: CouncilPack,
  role: ScriptRole,
  channel: Channel,
  purposeId?: string,
): Script | null {
  return (
    pack.scripts.find((s) => s.role === role && s.channels.includes(channel) && s.purposeId === purposeId) ??
    null
  );
}

/** What becomes of the desk's copy of an enquiry, of whichever kind. */
export function deskRule(pack: CouncilPack): RetentionRule | null {
  return pack.retention.find((rule) => rule.where === 'desk' && rule.record === 'enquiry') ?? null;
}

/** What becomes of what reception passes to a service team during or after a visit (S3:50). */
export function handOffRule(pack: CouncilPack): RetentionRule | null {
  return pack.retention.find((rule) => rule.where === 'desk' && rule.record === 'reception-handoff') ?? null;
}

/** The team of the directory that has this name; null where the pack has no address for it. */
export function teamNamed(pack: CouncilPack, name: string | null): DirectoryTeam | null {
  return pack.directory?.find((team) => team.name === name) ?? null;
}

/** In the language spoken, or in English where the pack has no words in it. */
export function inLanguage(words: Text, language: Language): string {
  return words[language] ?? words.en;
}

/**
 * A label for staff stands in a pack of two languages in both, `first / second` in the order of its `languages`; aloud
 * only the one spoken is said.
 */
export function labelIn({ languages }: CouncilPack, label: string, language: Language): string {
  const parts = label.split(' / ');
  return parts.length === languages.length ? (parts[languages.indexOf(language)] ?? label) : label;
}

/** The same label as staff see it: in both languages, the one being spoken first, and once where they are equal. */
export function staffLabel(pack: CouncilPack, label: string, language: Language): string {
  const spoken = labelIn(pack, label, language);
  if (spoken === label) return label;
  const others = label.split(' / ').filter((part) => part !== spoken);
  return [spoken, ...others].join(' / ');
}

/** Fills `{placeholders}`; one that nothing fills stays visible, so that a gap is seen and not spoken around. */
export function fillScript(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/gi, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
