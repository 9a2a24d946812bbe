import { councilPack, type CouncilPack } from '../../shared/packs/schema/council-pack';
import type { Script } from '../../shared/packs/schema/script';
import type { PackField, PackService } from '../../shared/packs/schema/service';
import { readPack } from './read-pack';

const en = (words: string) => ({ en: words });
const optional = { phone: 'optional', 'in-person': 'optional' } as const;
const required = { phone: 'required', 'in-person': 'required' } as const;

const field = (id: string, more: Partial<PackField> = {}): PackField => ({
  id,
  kind: 'text',
  label: id,
  reason: en(`We need ${id} to do this.`),
  personal: true,
  ask: optional,
  ...more,
});

const script = (id: string, role: Script['role'], steps: Script['steps']): Script => ({
  id,
  role,
  channels: ['phone', 'in-person'],
  steps,
});

const scripts: Script[] = [
  script('reason', 'reason', [
    {
      id: 'why',
      kind: 'ask',
      text: en('To {purpose}, I need to ask about {topic}. If you’d rather not say, {consequence}.'),
      aloud: true,
      answers: [
        { id: 'ask', key: 'a', label: 'Go on', next: 'open' },
        { id: 'rather-not', key: 'r', label: 'Rather not', next: 'leave' },
      ],
    },
    { id: 'open', kind: 'act', act: 'open-field', next: 'end' },
    { id: 'leave', kind: 'act', act: 'leave-field-out', next: 'end' },
  ]),
  script('volunteered', 'volunteered', [
    {
      id: 'needed',
      kind: 'ask',
      text: en('Does the team need this to act?'),
      aloud: false,
      answers: [
        { id: 'yes', key: 'y', label: 'Yes, they need it', next: 'note' },
        { id: 'no', key: 'n', label: 'No', next: 'leave' },
      ],
    },
    { id: 'note', kind: 'act', act: 'note-sensitive', next: 'end' },
    { id: 'leave', kind: 'act', act: 'leave-sensitive-out', next: 'end' },
  ]),
];

/** Asks everything that a form knows: conditions, a date of birth on reason, money, health, a crime, a hint. */
const support: Partial<PackService> & { id: string } = {
  id: 'support-fund',
  name: 'Support fund',
  aliases: ['hardship'],
  anonymous: false,
  fields: [
    field('name', { kind: 'name', label: 'Name' }),
    field('email', { kind: 'email', label: 'E-mail', ask: required }),
    field('account', {
      label: 'Account number',
      looksLike: { pattern: '\\d{8}', hint: 'An account number has eight digits.' },
    }),
    field('help', {
      kind: 'choice',
      label: 'What help',
      personal: false,
      choices: [
        { id: 'heating', label: 'Heating' },
        { id: 'food', label: 'Food' },
      ],
    }),
    field('boiler', { label: 'What boiler', when: { fieldId: 'help', isOneOf: ['heating'] } }),
    field('born', { kind: 'date', label: 'Date of birth', delicate: 'birth' }),
    field('income', { label: 'Income', delicate: 'financial', ask: required }),
    field('illness', { label: 'Illness', delicate: 'health' }),
    field('offence', { label: 'Offence', delicate: 'criminal' }),
  ],
};

/** Kept in a system of its own. */
const housing: Partial<PackService> & { id: string } = {
  id: 'housing-repair',
  name: 'Housing repair',
  aliases: ['broken heating'],
  route: 'direct-entry',
  system: 'Homebase',
  fields: [
    field('name', { kind: 'name', label: 'Name' }),
    field('repair', { label: 'What is broken', personal: false, ask: required }),
  ],
};

export type Modes = {
  special?: CouncilPack['specialCategory']['mode'];
  criminal?: CouncilPack['criminalData']['mode'];
  birth?: CouncilPack['dateOfBirth']['mode'];
};

/** The built-in pack with services and scripts that ask about delicate things; the modes are the test's. */
export function formsPack({
  special = 'ask-with-reason',
  criminal = 'never',
  birth = 'on-reason',
}: Modes = {}): CouncilPack {
  const pack = readPack('west-oxfordshire');
  const like = pack.services[0];
  const condition = { article: '9(2)(g)', schedule: 'Sch 1 para 6', assumed: false, source: 'S4:20' };
  return councilPack.parse({
    ...pack,
    specialCategory: {
      mode: special,
      condition: special === 'never' ? null : condition,
      apdRef: 'Made-up policy document',
      tags: [
        { id: 'health', label: 'Health', law: 'special' },
        { id: 'family', label: 'Family circumstances', law: 'handled-alike' },
        { id: 'crime', label: 'An offence', law: 'criminal' },
      ],
      source: 'S4:20',
    },
    criminalData: { mode: criminal, condition: criminal === 'never' ? null : condition, source: 'S4:26' },
    dateOfBirth: {
      mode: birth,
      reasons: [
        { id: 'benefit', label: 'For a benefit', said: en('The benefit depends on your age.') },
        { id: 'same-name', label: 'To tell two people apart', said: en('Somebody has the same name.') },
      ],
      source: 'S2:21',
    },
    scripts: [...pack.scripts.filter(({ role }) => !scripts.some((s) => s.role === role)), ...scripts],
    services: [...pack.services, ...[support, housing].map((service) => ({ ...like, ...service }))],
  });
}

/** The same as the gate lets it through: without what the rules in code have to catch when a pack asks it all the same. */
export function publishedFormsPack(modes: Modes = {}): CouncilPack {
  const pack = formsPack(modes);
  const may = (field: PackField): boolean =>
    (field.delicate !== 'health' || pack.specialCategory.mode === 'ask-with-reason') &&
    (field.delicate !== 'criminal' || pack.criminalData.mode === 'ask-with-reason');
  const services = pack.services.map((service) => ({
    ...service,
    fields: service.fields
      .filter(may)
      .map((field) => (field.kind === 'email' ? { ...field, ask: optional } : field)),
  }));
  return { ...pack, services };
}
