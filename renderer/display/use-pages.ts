import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Language } from '../../shared/domain/primitives';
import { pagesOf, type Part } from './notice-pages';

type Pages = {
  pages: number[][];
  room: RefObject<HTMLElement | null>;
  measure: RefObject<HTMLDivElement | null>;
};

/** The parts on their pages, measured anew when the language, the window or the size of the text changes. */
export function usePages(parts: readonly Part[], language: Language): Pages {
  const room = useRef<HTMLElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<number[][]>([[0]]);
  const apart = parts.map((part) => part.apart === true).join();

  useLayoutEffect(() => {
    const look = (): void => {
      if (!room.current || !measure.current) return;
      const page = room.current;
      const { paddingTop, paddingBottom } = getComputedStyle(page);
      const around = [page.previousElementSibling, page.nextElementSibling];
      const taken = around.reduce((sum, one) => sum + (one?.getBoundingClientRect().height ?? 0), 0);
      const free = window.innerHeight - taken - parseFloat(paddingTop) - parseFloat(paddingBottom);
      const heights = [...measure.current.children].map((part) => part.getBoundingClientRect().height);
      const next = pagesOf(
        heights,
        apart.split(',').map((one) => one === 'true'),
        free,
      );
      setPages((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    look();
    const watch = new ResizeObserver(look);
    for (const element of [document.documentElement, measure.current]) if (element) watch.observe(element);
    return () => watch.disconnect();
  }, [apart, language]);

  return { pages, room, measure };
}
