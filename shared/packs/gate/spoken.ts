import { language, type Language } from '../../domain/primitives';
import type { CouncilPack } from '../schema/council-pack';
import type { Script } from '../schema/script';
import type { Text } from '../schema/text';
import type { Path } from './finding';

/** One wording in one language, with its place. */
export type Wording = { at: Path; language: Language; words: string };

export function wordings(at: Path, text: Text): Wording[] {
  return language.options.flatMap((one) => {
    const words = text[one];
    return words === undefined ? [] : [{ at: [...at, one], language: one, words }];
  });
}

/** What a script has said or asked. */
export function scriptWordings(script: Script): Wording[] {
  return script.steps.flatMap((step) =>
    step.kind === 'say' || step.kind === 'ask'
      ? wordings(['scripts', script.id, 'steps', step.id, 'text'], step.text)
      : [],
  );
}

/**
 * What is read out beside the scripts, or within them by way of a placeholder, about anything but an optional purpose.
 */
export function readOut(pack: CouncilPack): Wording[] {
  const purposes = pack.purposes
    .filter(({ optional }) => !optional)
    .flatMap(({ id, said }) => wordings(['purposes', id, 'said'], said));
  const births = pack.dateOfBirth.reasons.flatMap(({ id, said }) =>
    wordings(['dateOfBirth', 'reasons', id, 'said'], said),
  );
  const services = pack.services.flatMap(({ id, fields, refusal }) => [
    ...fields.flatMap((field) => wordings(['services', id, 'fields', field.id, 'reason'], field.reason)),
    ...(refusal ? wordings(['services', id, 'refusal', 'consequence'], refusal.consequence) : []),
    ...(refusal ? wordings(['services', id, 'refusal', 'alternative'], refusal.alternative) : []),
  ]);
  const recording = pack.recording.why ? wordings(['recording', 'why'], pack.recording.why) : [];
  return [...purposes, ...births, ...services, ...recording];
}

/** Letters alone: accents, soft hyphens and other signs that don't show can't hide a word. */
export const plain = (words: string): string => words.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
