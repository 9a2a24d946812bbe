import type { Channel } from '../../../../shared/domain/primitives';
import { examplePacks } from '../../../../shared/packs/example-packs';
import { scriptOf } from '../../../../shared/packs/lookup';
import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import type { RetentionRule } from '../../../../shared/packs/schema/keeping';
import type { ScriptRole } from '../../../../shared/packs/schema/script';
import type { PackField } from '../../../../shared/packs/schema/service';

export async function packNamed(id: string): Promise<CouncilPack> {
  const found = examplePacks.find((pack) => pack.id === id);
  if (!found) throw new Error(`There is no demonstration pack ${id}.`);
  return found.load();
}

export const ruleOf = (pack: CouncilPack, id: string): RetentionRule | undefined =>
  pack.retention.find((one) => one.id === id);
export const basesOf = (pack: CouncilPack, id: string): CouncilPack['purposes'][number]['bases'] =>
  pack.purposes.find((one) => one.id === id)?.bases ?? [];
export const articlesOf = (pack: CouncilPack, id: string): string[] =>
  basesOf(pack, id).map(({ article }) => article);
export const openPointOf = (pack: CouncilPack, id: string): CouncilPack['openPoints'][number] | undefined =>
  pack.openPoints.find((one) => one.id === id);
export const fieldsOf = (pack: CouncilPack): PackField[] => pack.services.flatMap(({ fields }) => fields);

/** All that a script says and asks, in English, in one piece. */
export const saidIn = (pack: CouncilPack, role: ScriptRole, channel: Channel): string =>
  (scriptOf(pack, role, channel)?.steps ?? [])
    .map((step) => (step.kind === 'say' || step.kind === 'ask' ? step.text.en : ''))
    .join(' ');
