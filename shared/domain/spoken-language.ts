import type { CallDraft } from './call-draft';
import type { Language } from './primitives';

/** In `CallDraft.said`: that the person chose a language. */
const CHOSEN = 'language';
/** As many as the draft's schema takes. */
const MOST_CHANGES = 50;

/**
 * Whether the person still has to be asked which language they would like: before anything is said, where the council
 * speaks more than one (law 2.16).
 */
export function languageDue(languages: readonly Language[], draft: CallDraft): boolean {
  return languages.length > 1 && Object.keys(draft.said).length === 0 && draft.receipts.length === 0;
}

/** From now on in this language. What was said so far stays as it was said. */
export function speakIn(draft: CallDraft, language: Language, at: string): CallDraft {
  const said = { ...draft.said, [CHOSEN]: draft.said[CHOSEN] ?? at };
  if (language === draft.language) return { ...draft, said };
  const silent = Object.keys(draft.said).length === 0;
  const before = silent ? [] : draft.languages.slice(0, MOST_CHANGES - 1);
  return { ...draft, said, language, languages: [...before, { language, at }] };
}
