import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');

/** The tokens of the first `:root` after a mark in the file. */
function tokensAfter(mark: string): Record<string, string> {
  const from = css.indexOf(mark);
  const block = css.slice(css.indexOf(':root', from), css.indexOf('}', css.indexOf(':root', from)));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = tokensAfter('color-scheme: light dark');
const lightAll = { ...tokensAfter(':root'), ...light };
const dark = { ...lightAll, ...tokensAfter('prefers-color-scheme: dark') };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Text on its grounds: 4.5 to 1 (WCAG 1.4.3). */
const text: [string, string][] = [
  ['ink', 'canvas'],
  ['ink', 'surface'],
  ['ink', 'action-soft'],
  ['quiet', 'canvas'],
  ['quiet', 'surface'],
  ['quiet', 'action-soft'],
  ['action', 'canvas'],
  ['action', 'surface'],
  ['action', 'action-soft'],
  ['action-ink', 'action'],
  ['danger-ink', 'danger'],
  ['said', 'canvas'],
  ['said', 'surface'],
  ['said', 'action-soft'],
  ['caution', 'canvas'],
  ['caution', 'surface'],
  ['caution', 'action-soft'],
  ['caution', 'caution-soft'],
  ['danger', 'canvas'],
  ['danger', 'surface'],
  ['danger', 'danger-soft'],
];
/** Parts that tell something, on their grounds: 3 to 1 (WCAG 1.4.11, 2.4.13). */
const parts: [string, string][] = [
  ['input-border', 'surface'],
  ['input-border', 'canvas'],
  ['action', 'action-soft'],
  // The ring's amber is seen on dark grounds, its line of ink on light ones; between the two always.
  ['focus', 'focus-inner'],
];

describe.each([
  ['light', lightAll],
  ['dark', dark],
])('in %s', (_name, tokens) => {
  const of = (name: string): string => {
    const value = tokens[name];
    if (!value) throw new Error(`no colour ${name}`);
    return value;
  };
  test.each(text)('%s can be read on %s', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(parts)('%s can be told from %s', (part, ground) => {
    expect(contrast(of(part), of(ground))).toBeGreaterThanOrEqual(3);
  });
  test('one line of the focus ring stands out on every ground', () => {
    for (const ground of ['canvas', 'surface', 'action', 'action-soft'])
      expect(
        Math.max(contrast(of('focus'), of(ground)), contrast(of('focus-inner'), of(ground))),
        ground,
      ).toBeGreaterThanOrEqual(3);
  });
});
