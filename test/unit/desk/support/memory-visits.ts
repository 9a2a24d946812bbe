import type { VisitEntry } from '../../../../shared/domain/visit';
import type { Answer } from '../../../../shared/ipc/port-message';
import type { VisitLine, VisitList } from '../../../../shared/ipc/vault-contract';

const at = (): string => new Date().toISOString().replace('Z', '+00:00');
const ok = <T>(value: T): Answer<T> => ({ ok: true, value });

export type MemoryVisits = VisitList & { entries: VisitEntry[]; printed: unknown[] };
export const noVisits = (): MemoryVisits => ({
  inBuilding: [],
  leftToday: [],
  canMail: false,
  entries: [],
  printed: [],
});

/** The visitors of a vault in memory. */
export function memoryVisits(visits: MemoryVisits) {
  const change = (visitId: string, to: (visit: VisitLine) => VisitLine): Answer<null> => {
    const all = [...visits.inBuilding, ...visits.leftToday].map((v) => (v.id === visitId ? to(v) : v));
    visits.inBuilding = all.filter(({ left }) => !left);
    visits.leftToday = all.filter(({ left }) => left);
    return ok(null);
  };
  return {
    'visit.list': () => ok<VisitList>(structuredClone(visits)),
    'visit.sign-in': (entry: VisitEntry) => {
      const { name, host, company, car, hostEmail } = entry;
      const line: VisitLine = {
        id: crypto.randomUUID(),
        badge: visits.inBuilding.length + 1,
        name,
        host,
        company,
        car,
        arrivedAt: at(),
        left: null,
        hostTold: hostEmail ? 'by-mail' : 'to-tell',
        goneOn: '2999-01-01',
      };
      visits.entries.push(entry);
      visits.inBuilding = [...visits.inBuilding, line];
      return ok(line);
    },
    'visit.sign-out': ({ visitId }: { visitId: string }) =>
      change(visitId, (visit) => ({ ...visit, left: { at: at(), how: 'desk' } })),
    'visit.still-here': ({ visitId }: { visitId: string }) =>
      change(visitId, (visit) => ({ ...visit, left: null })),
    'visit.host-told': ({ visitId }: { visitId: string }) =>
      change(visitId, (visit) => ({ ...visit, hostTold: 'told' })),
    'visit.printed': (printed: unknown) => {
      visits.printed.push(printed);
      return ok(null);
    },
  };
}
