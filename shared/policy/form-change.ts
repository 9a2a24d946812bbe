import type { EnquiryDraft } from '../domain/call-draft';
import type { Channel } from '../domain/primitives';
import { serviceOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { PackField } from '../packs/schema/service';
import { answersNotKept, isEnteredElsewhere } from './asked-fields';

/** One thing that was typed and that the changed form does not keep. */
export type LeftBehind = {
  /** A field's id, or which part of the enquiry. */
  id: string;
  label: string;
  /** What the note would say of it; null where it must not go there: it was asked for one purpose alone. */
  line: string | null;
};

const NOTE = 'note';
const SENSITIVE = 'sensitive';
const REFERENCE = 'system-reference';

function fieldOf(pack: CouncilPack, serviceId: string | null, fieldId: string): PackField | undefined {
  const own = serviceOf(pack, serviceId)?.fields.find((f) => f.id === fieldId);
  return own ?? pack.services.flatMap((s) => s.fields).find((f) => f.id === fieldId);
}

/** A day that was filled in beforehand and left so is nobody's typing. */
const isUntouched = (field: PackField | undefined, value: string, usual: readonly string[]): boolean =>
  field?.usually !== undefined && usual.includes(value);

/**
 * What somebody typed into `before` that `after` does not keep. `from` is the service that it was typed for; `usual`
 * are the days that forms fill in by themselves.
 */
export function leftBehind(
  pack: CouncilPack,
  channel: Channel,
  from: string | null,
  after: EnquiryDraft,
  usual: readonly string[],
): LeftBehind[] {
  const left: LeftBehind[] = [];
  for (const id of answersNotKept(pack, channel, after)) {
    const field = fieldOf(pack, from, id);
    const typed = after.values[id]?.trim() ?? '';
    if (isUntouched(field, typed, usual)) continue;
    const label = field?.label ?? id;
    const value = field?.choices?.find((c) => c.id === typed)?.label ?? typed;
    left.push({ id, label, line: field?.delicate ? null : `${label}: ${value}` });
  }
  const service = serviceOf(pack, after.serviceId);
  if (service && isEnteredElsewhere(service, after)) {
    if (after.note.trim()) left.push({ id: NOTE, label: 'the note', line: null });
    if (after.sensitive.some(({ text }) => text.trim()))
      left.push({ id: SENSITIVE, label: 'what is marked sensitive', line: null });
  }
  const reference = after.systemReference.trim();
  const was = serviceOf(pack, from);
  if (reference && was?.system && was.id !== after.serviceId) {
    const label = `Reference from ${was.system}`;
    left.push({ id: REFERENCE, label, line: `${label}: ${reference}` });
  }
  return left;
}

/** Takes it out of the form, and where `keep` is set, adds to the note what may stand there. */
export function withoutLeft(enquiry: EnquiryDraft, left: readonly LeftBehind[], keep: boolean): EnquiryDraft {
  const gone = new Set(left.map(({ id }) => id));
  const lines = keep ? left.flatMap(({ line }) => line ?? []) : [];
  const note = gone.has(NOTE) ? '' : enquiry.note;
  return {
    ...enquiry,
    values: Object.fromEntries(Object.entries(enquiry.values).filter(([id]) => !gone.has(id))),
    // A note that grows too long is shortened by a person, not here.
    note: [note.trimEnd(), ...lines].filter(Boolean).join('\n'),
    sensitive: gone.has(SENSITIVE) ? [] : enquiry.sensitive,
    systemReference: gone.has(REFERENCE) ? '' : enquiry.systemReference,
  };
}
