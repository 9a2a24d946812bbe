import type { PackRefused } from '../../shared/packs/pack-refusal';

const whence: Record<PackRefused['from'], string> = {
  crm: 'The council pack that the CRM delivered',
  file: 'The council pack file that IT named',
  kept: 'A council pack kept on this PC',
};

/** What is wrong with a pack that was not taken. */
function whyNot({ from, why, version, detail, findings }: PackRefused): string {
  const it = whence[from];
  const which = version === null ? '' : ` (${version})`;
  switch (why) {
    case 'no-file':
      return `${it} could not be opened: it is not where IT said, or may not be read.`;
    case 'too-large':
      return `${it} is too large to be one, so it was not taken.`;
    case 'cut-short':
      return `${it} is not whole: it was cut short on the way, or is something else. It was not taken.`;
    case 'unsigned':
      return `${it} bears no signature, so nobody vouches for it and it was not taken.`;
    case 'unknown-key':
      return `${it} is signed with a key that this PC does not know${detail === null ? '' : ` (${detail})`}, so it was not taken.`;
    case 'bad-signature':
      return `${it}${which} does not fit its signature: it was changed after it was signed. It is not used.`;
    case 'unreadable':
      return findings.length === 0
        ? `${it}${which} is signed, but this Firstpoint cannot read it.${detail === null ? '' : ` ${detail}`}`
        : `${it}${which} is signed, but breaks rules that a pack has to keep, so it is not used. What to put right is listed below.`;
    case 'other-council':
      return `${it}${which} is another council’s, so it was not taken.`;
    case 'not-production':
      return `${it}${which} is for demonstration, and this PC works for real callers, so it is not used.`;
    case 'older':
      return `${it}${which} is older than the one that was used here, so it was not taken.`;
    case 'changed':
      return `${it}${which} has a version that is known here with other content, so it was not taken.`;
    case 'lost':
      return from === 'kept'
        ? `The council pack that was used here${which} is no longer on this PC. It comes back with the next delivery.`
        : `${it} could not be read.`;
    case 'not-kept':
      return `${it}${which} could not be stored on this PC: the disk is full, or may not be written to. It is tried again within the hour, or at the next start.`;
    case 'not-judged':
      return `${it}${which} could not be checked: it takes longer than any pack should. It was not taken.`;
  }
}

/** What was refused and what stays in use; null when nothing was refused. */
export function packTrouble(refused: readonly PackRefused[], inUse: string): string | null {
  if (refused.length === 0) return null;
  return `${refused.map(whyNot).join(' ')} Pack ${inUse} stays in use and nothing is held up. Please tell IT.`;
}
