import { asItStands } from '../../../shared/domain/held-ticket';
import type { DeskRef } from '../../../shared/domain/queue-ticket';
import type { QueueDesks } from '../../../shared/ipc/queue-contract';
import type { TicketBook } from '../data/ticket-book';
import type { Context } from './context';
import type { Handlers } from './door';
import { queueDesk } from './queue-mutation';
import { otherDesks } from './queue-view';

const byName = (a: DeskRef, b: DeskRef): number => a.name.localeCompare(b.name, 'en');

/** The other desks of the reception, as the CRM knows them; without it those that were seen or told of before. */
export function queueOthers(context: Context, book: TicketBook): Handlers<'queue.desks'> {
  /** As the CRM told last. */
  let told: readonly DeskRef[] = [];

  const ask = async (): Promise<boolean> => {
    const { state } = context.sync.facts().connectivity;
    if (!context.desk().enrolled || (state !== 'online' && state !== 'checking')) return false;
    const answer = await context.main.ask('crm.desks', null);
    if (!answer.ok || !answer.value.ok) return false;
    told = answer.value.value;
    return true;
  };

  return {
    async 'queue.desks'() {
      const desk = queueDesk(context);
      if (!desk.ok) return desk;
      const asked = await ask();
      const seen = otherDesks(desk.value, (await book.all()).map(asItStands));
      const rest = told.filter(({ id }) => id !== desk.value.id && !seen.some((one) => one.id === id));
      const desks: QueueDesks['desks'] = [
        ...seen.map((one) => ({ ...one, seenToday: true })),
        ...rest.map((one) => ({ ...one, seenToday: false })),
      ];
      return { ok: true, value: { desks: desks.sort(byName), asked } };
    },
  };
}
