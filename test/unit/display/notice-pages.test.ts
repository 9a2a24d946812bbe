import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf, partsOf } from '../../../renderer/display/notice-pages';
import type { NoticeDisplay } from '../../../shared/ipc/display-contract';

const notice: NoticeDisplay = {
  state: 'notice',
  showId: '01935d2e-0000-7000-8000-000000000001',
  council: 'Example Council',
  languages: ['cy', 'en'],
  parts: [{ heading: { en: 'Why', cy: 'Pam' }, body: { en: 'To help you.' } }],
  link: 'council.example/privacy',
  kept: { on: '2026-12-23', period: 'P1M', from: 'passed' },
  objection: true,
};

test('a notice ends with how long it is kept, and the right to object by itself', () => {
  expect(partsOf(notice, 'en', '2026-11-23')).toEqual([
    { heading: 'Why', body: 'To help you.' },
    {
      heading: 'When this desk’s copy goes',
      body: 'About 23 Dec: one month after it is passed on. All of it: council.example/privacy',
    },
    { heading: 'You can object', body: expect.stringContaining('say so'), apart: true },
  ]);
  const visit = partsOf(
    { ...notice, objection: false, kept: { ...notice.kept, from: 'visited' } },
    'en',
    '2026-11-23',
  );
  expect(visit).toHaveLength(2);
  expect(visit[1]?.body).toContain('On 23 Dec: one month after your visit.');
});

test('what has no Welsh is shown in English, the rest in Welsh', () => {
  expect(partsOf(notice, 'cy', '2026-11-23').slice(0, 2)).toEqual([
    { heading: 'Pam', body: 'To help you.' },
    {
      heading: 'Pryd mae copi’r ddesg hon yn mynd',
      body: expect.stringContaining('Tua 23 Rhagfyr: un mis ar ôl'),
    },
  ]);
});

test('every part stands on exactly one page, in order; a page holds no more than fits, and nothing beside what is apart', () => {
  const part = fc.record({ height: fc.integer({ min: 1, max: 900 }), apart: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 22 }),
      fc.integer({ min: 0, max: 800 }),
      (parts, room) => {
        const heights = parts.map(({ height }) => height);
        const apart = parts.map((one) => one.apart);
        const pages = pagesOf(heights, apart, room);
        expect(pages.flat()).toEqual(parts.map((_, i) => i));
        for (const page of pages) {
          const height = page.reduce((sum, i) => sum + (heights[i] ?? 0), 0);
          if (page.length > 1) expect(height).toBeLessThanOrEqual(room);
          if (page.some((i) => apart[i])) expect(page).toHaveLength(1);
        }
      },
    ),
  );
});
