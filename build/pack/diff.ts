import { readPack } from '../../shared/packs/publish-gate';
import type { CouncilPack } from '../../shared/packs/schema/council-pack';
import { compareVersions } from '../../shared/packs/version';
import { changesInWords } from './diff/change-words';
import { compare } from './diff/compare';
import { done, failed, type Outcome } from './outcome';
import { readPackFile } from './read-file';

function packIn(file: string): { pack: CouncilPack } | { say: string } {
  const read = readPackFile(file);
  if (!read.ok) return { say: read.say };
  const { pack } = readPack(read.value, { now: null, forProduction: false });
  return pack ? { pack } : { say: `${file} isn’t a council pack: "npm run pack -- check" says why.` };
}

/** What changes for the public, and for who speaks with them, from one pack to the next. */
export function diff(oldFile: string, newFile: string): Outcome {
  const [before, after] = [packIn(oldFile), packIn(newFile)];
  if ('say' in before) return failed(before.say);
  if ('say' in after) return failed(after.say);
  const [a, b] = [before.pack, after.pack];
  const order = compareVersions(b.version, a.version);
  const heading = `${a.controllerId} ${a.version} → ${b.controllerId} ${b.version}`;
  const warning = order > 0 ? [] : ['The second is not a newer version, so no desk would take it up.'];
  const changes = changesInWords(compare(a, b), a, b);
  return done([heading, ...warning, changes || 'Nothing changes.'].join('\n\n'));
}
