import type { PackService } from '../../../shared/packs/schema/service';

/** As many as are shown at once; a longer list is narrowed by typing. */
const SHOWN = 40;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9 ]/g, '');

type Ranked = { service: PackService; name: string; others: string[] };

/** The services of a pack in plain letters, made once for each pack: hundreds of them took longer than a search. */
const plainly = new WeakMap<readonly PackService[], Ranked[]>();

function inPlain(services: readonly PackService[]): Ranked[] {
  const known = plainly.get(services);
  if (known) return known;
  const made = services.map((service) => ({
    service,
    name: plain(service.name),
    others: service.aliases.map(plain),
  }));
  plainly.set(services, made);
  return made;
}

/** 0 is best; null: it does not fit. The name counts before other words for it, a beginning before the middle. */
function rank({ name, others }: Ranked, typed: string): number | null {
  const startsWord = (text: string): boolean => ` ${text}`.includes(` ${typed}`);
  if (name.startsWith(typed)) return 0;
  if (startsWord(name)) return 1;
  if (others.some((other) => other.startsWith(typed))) return 2;
  if (others.some(startsWord)) return 3;
  return [name, ...others].some((text) => text.includes(typed)) ? 4 : null;
}

/** The services that fit what was typed, the likeliest first, else in the pack's own order. */
export function rankServices(services: readonly PackService[], text: string): PackService[] {
  const typed = plain(text.trim());
  if (!typed) return services.slice(0, SHOWN);
  return inPlain(services)
    .map((ranked) => ({ service: ranked.service, at: rank(ranked, typed) }))
    .filter((found): found is { service: PackService; at: number } => found.at !== null)
    .sort((a, b) => a.at - b.at)
    .slice(0, SHOWN)
    .map(({ service }) => service);
}
