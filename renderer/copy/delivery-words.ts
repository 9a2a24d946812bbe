import type { Delivery, ParkedWhy } from '../../shared/ipc/vault-contract';
import { momentWords } from './dates';

/** Where an enquiry stands, in one word for lists. */
export const deliveryWord: Record<Delivery['state'], string> = {
  queued: 'waiting',
  sending: 'sending',
  applied: 'sent',
  parked: 'refused',
  aside: 'on paper?',
  'on-paper': 'on paper',
};

export function deliverySentence(delivery: Delivery, today: string): string {
  switch (delivery.state) {
    case 'queued':
      return delivery.tries === 0
        ? 'Kept on this PC. It goes to the CRM by itself.'
        : 'Kept on this PC. The CRM has not taken it yet; it is tried again by itself.';
    case 'sending':
      return 'On its way to the CRM now.';
    case 'applied': {
      const there = delivery.crmReference ? `, there as ${delivery.crmReference}` : '';
      const change = delivery.changeWaits ? ' A change to it waits on this PC and goes by itself.' : '';
      return `In the CRM since ${momentWords(delivery.at, today)}${there}.${change}`;
    }
    case 'aside':
      return 'Set aside to be handed over on paper. Nothing sends it until you say what became of the paper.';
    case 'on-paper':
      return `Handed over on paper${delivery.to === null ? '' : ` to ${delivery.to}`} ${momentWords(delivery.at, today)}. It was not sent to the CRM.`;
    case 'parked':
      return `The CRM has not taken it. ${parkedReason[delivery.why.kind]}`;
  }
}

/** What happened and what is safe; what to do are the buttons beside it. */
export const parkedReason: Record<ParkedWhy['kind'], string> = {
  rejected: 'The CRM found something in it that it cannot take. All of it is kept on this PC.',
  conflict: 'Somebody changed it in the CRM in the meantime. Both versions are kept.',
  'too-many-tries': 'The CRM did not take it in many tries. All of it is kept on this PC.',
  erased:
    'The CRM has erased this record, so it takes no more for it. This PC’s copy is kept until you decide.',
  'too-large':
    'It is too long for the CRM. All of it is kept on this PC; shorten the note and send it again.',
};
