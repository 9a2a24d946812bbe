import { readFileSync } from 'node:fs';
import path from 'node:path';
import { councilPack, type CouncilPack } from '../../shared/packs/schema/council-pack';

/** A pack of the application by the name of its file. Read as a file: Playwright's own loader takes no JSON module. */
export function readPack(id: string): CouncilPack {
  const file = path.resolve(import.meta.dirname, '../../shared/packs', `${id}.json`);
  return councilPack.parse(JSON.parse(readFileSync(file, 'utf8')));
}
