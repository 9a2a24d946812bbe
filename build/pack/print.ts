import fs from 'node:fs';
import { language } from '../../shared/domain/primitives';
import { isRefused, readPack } from '../../shared/packs/publish-gate';
import { findingsInWords } from './check';
import { done, failed, type Outcome } from './outcome';
import { leafletSections } from './print/leaflet';
import { makePages, type Pages } from './print/pages';
import { scriptCard } from './print/script-card';
import { readPackFile } from './read-file';

type Options = { output: string; language: string | undefined; noticeId: string | undefined; now: number };

/** As large as fits on one sheet: 12 points is what people with poor sight are usually given at least. */
const sizes = [13, 12, 11.5, 11, 10.5, 10, 9.5];
const LEAFLET_PAGES = 2;

/** Prints what the desk has on screen: the notice as a leaflet of two pages, then the card with the scripts. */
export async function print(file: string, options: Options): Promise<Outcome> {
  const read = readPackFile(file);
  if (!read.ok) return failed(read.say);
  const { pack, findings } = readPack(read.value, { now: options.now, forProduction: false });
  if (!pack || isRefused(findings)) return failed(`${findingsInWords(findings)}\n\nNothing was printed.`);
  const spoken = language.safeParse(options.language ?? pack.languages[0]);
  if (!spoken.success || !pack.languages.includes(spoken.data))
    return failed(`The pack has no words in that language, only in: ${pack.languages.join(', ')}.`);
  const noticeId = options.noticeId ?? pack.defaultNoticeId;
  const notice = pack.notices.find(({ id }) => id === noticeId);
  if (!notice)
    return failed(
      `There is no notice ${noticeId}; there is: ${pack.notices.map(({ id }) => id).join(', ')}.`,
    );

  const standing = pack.status === 'demonstration' ? '  ·  DEMONSTRATION: not the council’s own notice' : '';
  const pages = (size: number): Pages => ({
    parts: [
      { title: notice.title, sections: leafletSections(pack, notice, spoken.data), size },
      { title: `What to say: ${pack.controller.name}`, sections: scriptCard(pack, spoken.data), size: 11 },
    ],
    footer: `${pack.controller.name}  ·  ${notice.id} ${notice.version}${standing}`,
    title: `${pack.controller.name}: ${notice.title}`,
    language: spoken.data,
    now: options.now,
  });
  let made = await makePages(pages(sizes[0] ?? 12));
  for (const size of sizes.slice(1)) {
    if ((made.counts[0] ?? 0) <= LEAFLET_PAGES) break;
    made = await makePages(pages(size));
  }
  fs.writeFileSync(options.output, made.bytes);
  const [leaflet = 0, card = 0] = made.counts;
  const tooLong = leaflet > LEAFLET_PAGES ? ' It should be two: shorten the notice’s sections.' : '';
  return done(`${options.output}: a leaflet of ${leaflet} pages and a script card of ${card}.${tooLong}`);
}
