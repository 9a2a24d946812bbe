/** Numbers from 0 up to 1, exclusive. */
export type Chance = () => number;

/** The same numbers for the same seed, on every machine (Mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(from: readonly T[], chance: Chance): T {
  return from[Math.floor(chance() * from.length)] as T;
}

const common =
  'the a to and was is it of not in on for they said that had bin by this we crew again with at has been left two side road week since them gate last no came when but from time back told who three would all out green black blue street next house before could if which lorry only up still then other their about one there food day'.split(
    ' ',
  );
const stems =
  'bag box lid caddy kerb drive alley corner skip lane path hedge fence lamp sign drain gully verge pond bench park school shop church hall bridge bus stop car van tyre glass paper card metal garden leaf branch soil grass tree mattress sofa fridge freezer kettle toaster bike ladder paint timber brick rubble tile carpet curtain window door roof wall floor garage shed letter bill form rate band tax move rent lease tenant owner lodger neighbour student pension allowance discount payment account number branch meter visit call ring mail answer promise repair report complain ask wait miss empty collect deliver replace return crack break block flood burn smell leak lean fall drop dump tip park abandon scratch dent rust wheel mirror plate engine boot bonnet seat kitten hound pony goose duck swan heron badger hedgehog fox market stall fair fête parade lantern banner poster ticket permit licence hearing loop ramp step rail lift stair counter queue leaflet notice desk office officer team service manager morning afternoon evening winter spring summer autumn'.split(
    ' ',
  );
const endings = ['', 's', 'ed', 'ing', 'er', 'less', 'ful', 'side', 'ward', 'like'];
const rare = stems.flatMap((stem) => endings.map((ending) => stem + ending));

/** A note of so many words: mostly common ones, as people write, the rarer the fewer. */
export function note(chance: Chance, words: number): string {
  const said = Array.from({ length: words }, () =>
    chance() < 0.55 ? pick(common, chance) : (rare[Math.floor(rare.length * chance() ** 2)] as string),
  );
  return said.join(' ');
}
