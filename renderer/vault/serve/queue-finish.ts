import type { Log } from '../../../shared/diagnostics/log';
import type { callHandlers } from './calls';
import type { QueueAtDesk } from './queue-desk';

type Calls = ReturnType<typeof callHandlers>;

/**
 * A call that is saved finishes the ticket it came of. Beside the save, not in it: the words "saved" wait for nothing of
 * the queue, and a ticket that was left behind by a crash is finished by hand.
 */
export function finishesTickets(calls: Calls, atDesk: QueueAtDesk, log: Log): Calls {
  return {
    ...calls,
    async 'call.save'(input) {
      const saved = await calls['call.save'](input);
      if (saved.ok)
        atDesk
          .interactionOver(input.draft.id)
          .catch(() => log.warn('ticket-not-finished', { callId: input.draft.id }));
      return saved;
    },
  };
}
