import type { MadeUpCaller } from './call-home';

const address = { label: 'Address', value: '1 Example Street, Sampleton' };
// From the numbers that Ofcom keeps for drama.
const phone = { label: 'Phone', value: '01632 960001' };

/** Names that nobody bears, so that none can be taken for a person's. */
export const madeUpCallers: readonly MadeUpCaller[] = [
  {
    id: 'hurry',
    name: 'Sample Caller',
    situation: 'Their bin was not emptied. They are in a hurry and start with their address.',
    says: 'My bin’s been missed again. I’m at 1 Example Street.',
    tells: [address, phone],
    lookOut: 'Say the opening before you write the address down, however fast they are.',
  },
  {
    id: 'question',
    name: 'Example Resident',
    situation: 'They only want to know the opening hours. Nothing about them is needed.',
    says: 'When is the office open on Friday?',
    tells: [],
    lookOut: 'Leave it anonymous: ask for no name, and write none down.',
  },
  {
    id: 'health',
    name: 'Specimen Tenant',
    situation: 'They mention an illness, unasked, while they ask for something else.',
    says: 'I can’t carry the bin out since my operation. Can somebody fetch it?',
    tells: [{ label: 'Name', value: 'Specimen Tenant' }, address, phone],
    lookOut:
      'Ask yourself whether the team needs it to act. If not, it is not written down, in no note either.',
  },
  {
    id: 'daughter',
    name: 'Placeholder Daughter',
    situation: 'She calls for her mother, who sits beside her.',
    says: 'I’m ringing for my mum. She finds the phone hard.',
    tells: [{ label: 'Mother’s name', value: 'Placeholder Mother' }, address],
    lookOut: 'Listening is not disclosing: find out what she may act on before you tell her anything.',
  },
  {
    id: 'refuses',
    name: 'Template Objector',
    situation: 'They do not want to give their e-mail, and object to being written down at all.',
    says: 'Why do you need all that? I object.',
    tells: [address],
    lookOut:
      'Say what happens without it and what else is possible. Nobody has to give what the service does not need.',
  },
];
