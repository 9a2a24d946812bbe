import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import type { Script } from '../../../../shared/packs/schema/script';

type Change = (pack: CouncilPack) => void;
/** What is broken, the one thing that breaks it, and all that the gate then says. */
export type Case = [broken: string, change: Change, says: string | string[], from?: () => CouncilPack];

export const script = (pack: CouncilPack, id: string): Script => pack.scripts.find((one) => one.id === id)!;
export const step = (pack: CouncilPack, id: string, stepId: string) =>
  script(pack, id).steps.find((one) => one.id === stepId)!;
export const words = (pack: CouncilPack, id: string, stepId = 'say') => {
  const one = step(pack, id, stepId);
  if (one.kind !== 'say' && one.kind !== 'ask') throw new TypeError('says nothing');
  return one.text;
};
export const lead = (pack: CouncilPack, id: string, stepId: string, next: string): void => {
  const one = step(pack, id, stepId);
  if (one.kind !== 'say' && one.kind !== 'act') throw new TypeError('leads several ways');
  one.next = next;
};
export const answer = (pack: CouncilPack, id: string, answerId: string, next: string): void => {
  const one = step(pack, id, 'ask');
  if (one.kind === 'ask') one.answers.find((a) => a.id === answerId)!.next = next;
};
export const field = (pack: CouncilPack, id: string) =>
  pack.services[0]!.fields.find((one) => one.id === id)!;
/** As it might be written by hand, in no type. */
export const loose = (part: unknown) => part as Record<string, unknown>;
