import type { Language } from '../../shared/domain/primitives';
import type { NoticeDisplay } from '../../shared/ipc/display-contract';
import { displayWords } from './words';

export type Part = {
  heading: string;
  body: string;
  /** Shown by itself, apart from anything else. */ apart?: true;
};

/** All that is shown of a notice in one language, in order: the council's parts, how long, and the right to object. */
export function partsOf(notice: NoticeDisplay, language: Language, today: string): Part[] {
  const words = displayWords[language];
  const kept = `${words.kept(notice.kept, today)} ${words.whole(notice.link)}`;
  const parts: Part[] = notice.parts.map(({ heading, body }) => ({
    heading: heading[language] ?? heading.en,
    body: body[language] ?? body.en,
  }));
  parts.push({ heading: words.keptTitle, body: kept });
  if (notice.objection) parts.push({ ...words.objection, apart: true });
  return parts;
}

/**
 * Which parts stand on which page: as many as fit into `room`, given each one's height. One that is higher than the
 * room, as with large text, has a page of its own, and so has what is shown apart.
 */
export function pagesOf(heights: readonly number[], apart: readonly boolean[], room: number): number[][] {
  const pages: number[][] = [];
  let left = 0;
  heights.forEach((height, i) => {
    const page = pages.at(-1);
    const alone = apart[i] === true || apart[i - 1] === true;
    if (page && !alone && height <= left) {
      page.push(i);
      left -= height;
      return;
    }
    pages.push([i]);
    left = room - height;
  });
  return pages;
}
