import { scriptOf } from '../packs/lookup';
import type { CouncilPack } from '../packs/schema/council-pack';
import type { Script } from '../packs/schema/script';
import { addPeriod, londonDate } from '../policy/civil-date';
import type { CallDraft } from './call-draft';
import type { ConsentEvent } from './consent-event';
import { consentInForce } from './consents';

export type OptionalPurpose = CouncilPack['purposes'][number] & {
  optional: NonNullable<CouncilPack['purposes'][number]['optional']>;
};

function isOptional(purpose: CouncilPack['purposes'][number]): purpose is OptionalPurpose {
  return purpose.optional !== null;
}

/** The optional purpose with this id; consent is asked for no other (law 2.2). */
export function optionalPurpose(pack: CouncilPack, purposeId: string): OptionalPurpose | null {
  return pack.purposes.filter(isOptional).find(({ id }) => id === purposeId) ?? null;
}

/**
 * The next optional purpose that may be asked about: its script is there for the channel, its survey is on, somebody
 * is there to be asked, and it was not asked yet. A call that is only corrected asks nothing: they have rung off.
 */
export function questionLeft(pack: CouncilPack, draft: CallDraft): OptionalPurpose | null {
  if (draft.corrects !== null || draft.enquiries.every((e) => e.needsPersonalDetails === false)) return null;
  const { survey } = pack;
  const left = pack.purposes
    .filter(isOptional)
    .find(
      ({ id }) =>
        (id !== survey.purposeId || survey.mode !== 'off') &&
        scriptOf(pack, 'consent', draft.channel, id) !== null &&
        consentInForce(draft.consents, id) === null,
    );
  return left ?? null;
}

/** Appends their answer. `hash` is that of the script's RFC 8785 form. */
export function recordConsent(
  draft: CallDraft,
  purpose: OptionalPurpose,
  answer: 'given' | 'refused',
  asked: { script: Script; hash: string; at: string; by: string },
): CallDraft {
  const { script, hash, at, by } = asked;
  const { expiresAfter } = purpose.optional;
  const event: ConsentEvent = {
    purposeId: purpose.id,
    answer,
    at,
    by,
    channel: draft.channel,
    language: draft.language,
    scriptId: script.id,
    packVersion: draft.packVersion,
    hash,
    expiresOn:
      answer === 'given' && expiresAfter !== null
        ? addPeriod(londonDate(Date.parse(at)), expiresAfter)
        : null,
  };
  return { ...draft, consents: [...draft.consents, event] };
}
