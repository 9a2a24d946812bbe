import type { GateRule, Path } from './finding';
import { namedGaps } from './structure';

function gap(id: string): { id: string; says: string; todo: string } {
  const named = namedGaps.find((one) => one.id === id);
  if (!named) throw new TypeError(`There is no gap ${id}.`);
  return named;
}

const dpoGap = gap('no-dpo');
const regulatorGap = gap('no-regulator');

/** A place-holder such as "to be confirmed" fills a field and reaches nobody. */
export const dpo: GateRule = {
  ...dpoGap,
  severity: 'refuses',
  places({ pack: { dpo } }) {
    const empty: Path[] = [];
    if (!/\p{L}/u.test(dpo.label)) empty.push(['dpo', 'label']);
    if (!/\p{L}/u.test(dpo.address)) empty.push(['dpo', 'address']);
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(dpo.email)) empty.push(['dpo', 'email']);
    if (dpo.phone.replace(/\D/g, '').length < 6) empty.push(['dpo', 'phone']);
    return empty.map((at) => ({ at, todo: dpoGap.todo }));
  },
};

export const regulator: GateRule = {
  ...regulatorGap,
  severity: 'refuses',
  places({ pack: { regulator } }) {
    const empty: Path[] = [];
    if (!/\p{L}/u.test(regulator.name)) empty.push(['regulator', 'name']);
    if (!/^(https:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(regulator.url)) empty.push(['regulator', 'url']);
    return empty.map((at) => ({ at, todo: regulatorGap.todo }));
  },
};
