import { channel } from '../../domain/primitives';
import type { GateRule } from './finding';

export const emailRequired: GateRule = {
  id: 'email-required',
  says: 'E-mail is optional by phone and at the desk (S4:28).',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.services.flatMap((service) =>
      service.fields
        .filter(({ kind, ask }) => kind === 'email' && channel.options.some((one) => ask[one] === 'required'))
        .map(({ id }) => ({ at: ['services', service.id, 'fields', id], todo: 'Make it optional.' })),
    ),
};
