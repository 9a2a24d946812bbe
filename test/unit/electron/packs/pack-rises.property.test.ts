import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from '../../../../shared/packs/version';
import { at, nothingKept, openLibrary } from './library';
import { signer } from './signed';

const council = signer('council-2026');
const stranger = signer('stranger');
const versions = ['2026.9', '2026.11', '2026.12', '2026.12.1', '2027.1'];
const days = (n: number): string => new Date(at + n * 86_400_000).toISOString();

type Offer = { text: string; good: boolean };
const right = new Map(versions.map((version) => [version, council.sign({ version })]));
const offers: Offer[] = versions.flatMap((version) => {
  const text = right.get(version) ?? '';
  return [
    { text, good: true },
    { text: text.slice(0, -20), good: false },
    { text: text.replace('Witney', 'Whitney'), good: false },
    { text: stranger.sign({ version }), good: false },
    { text: stranger.sign({ version }, 'council-2026'), good: false },
    { text: council.sign({ version, controllerId: 'elsewhere' }), good: false },
    { text: council.sign({ version, expires: days(-1) }), good: true },
  ];
});

type Happens =
  { kind: 'offer'; offer: Offer; from: 'crm' | 'file' } | { kind: 'restart' } | { kind: 'clock'; by: number };
const happens: fc.Arbitrary<Happens> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('offer' as const),
      offer: fc.constantFrom(...offers),
      from: fc.constantFrom('crm' as const, 'file' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), by: fc.integer({ min: -40, max: 40 }) }),
  },
);

test('whatever is offered, in whatever order, the version in use never falls and a wrong pack is never in use', async () => {
  const good = new Set(
    offers
      .filter((offer) => offer.good)
      .map(({ text }) => JSON.stringify((JSON.parse(text) as { pack: unknown }).pack)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(happens, { maxLength: 12 }), async (story) => {
      const kept = nothingKept();
      let now = at;
      let desk = await openLibrary(kept, [council.key], { now: () => now });
      let before = '2026.11';
      for (const one of story) {
        if (one.kind === 'offer') await desk.library.offer(one.from, one.offer.text);
        if (one.kind === 'clock') now = at + one.by * 86_400_000;
        if (one.kind === 'restart') desk = await openLibrary(kept, [council.key], { now: () => now });
        await desk.library.recheck();
        const { inUse } = await desk.library.state();
        if (!inUse) {
          expect(before).toBe('2026.11');
          continue;
        }
        expect(good.has(inUse.text)).toBe(true);
        const { version } = JSON.parse(inUse.text) as { version: string };
        expect(compareVersions(version, before)).toBeGreaterThanOrEqual(0);
        before = version;
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
