import { channel } from '../../domain/primitives';
import type { PackField, PackService } from '../schema/service';
import type { GateRule, Look, Path } from './finding';

type Asked = { service: PackService; field: PackField; at: Path };

/** Fields that are asked on some channel. */
function askedFields({ pack }: Look): Asked[] {
  return pack.services.flatMap((service) =>
    service.fields
      .filter((field) => channel.options.some((one) => field.ask[one] !== 'hidden'))
      .map((field) => ({ service, field, at: ['services', service.id, 'fields', field.id] })),
  );
}

export const apd: GateRule = {
  id: 'no-apd',
  says: 'Asking needs an appropriate policy document (DPA 2018 Sch 1 para 39).',
  severity: 'refuses',
  places: ({ pack: { specialCategory, criminalData } }) =>
    specialCategory.apdRef === null &&
    (specialCategory.mode === 'ask-with-reason' || criminalData.mode === 'ask-with-reason')
      ? [{ at: ['specialCategory', 'apdRef'], todo: 'Name the document, or don’t ask for such details.' }]
      : [],
};

export const sensitiveCondition: GateRule = {
  id: 'no-condition',
  says: 'Noting health, beliefs or convictions needs a condition in law (UK GDPR Art 9(2), 10).',
  severity: 'refuses',
  places: ({ pack }) =>
    (['specialCategory', 'criminalData'] as const)
      .filter((part) => pack[part].mode !== 'never' && pack[part].condition === null)
      .map((part) => ({ at: [part, 'condition'], todo: 'Name the condition, or set the mode to "never".' })),
};

/** Substantial public interest counts only with a condition of Schedule 1; S3:37 gives none, and is not mended. */
export const scheduleCondition: GateRule = {
  id: 'no-schedule',
  says: 'Substantial public interest and convictions need a condition of Schedule 1 (DPA 2018 s.10).',
  severity: 'reports',
  places: ({ pack }) =>
    (['specialCategory', 'criminalData'] as const)
      .filter((part) => {
        const { condition } = pack[part];
        const wanted = part === 'criminalData' || condition?.article.includes('9(2)(g)');
        return wanted && condition?.schedule === null;
      })
      .map((part) => ({
        at: [part, 'condition', 'schedule'],
        todo: 'Ask the council which paragraph applies.',
      })),
};

export const askedAgainstMode: GateRule = {
  id: 'asked-against-mode',
  says: 'Health or convictions are asked about only where the pack’s mode allows it (S3:32, S4:28).',
  severity: 'refuses',
  places(look) {
    const may = (part: 'specialCategory' | 'criminalData') => look.pack[part].mode === 'ask-with-reason';
    return askedFields(look)
      .filter(
        ({ field: { delicate } }) =>
          (delicate === 'health' && !may('specialCategory')) ||
          (delicate === 'criminal' && !may('criminalData')),
      )
      .map(({ at }) => ({ at, todo: 'Take the field out, or let the mode be "ask-with-reason".' }));
  },
};

export const birthAgainstMode: GateRule = {
  id: 'birth-against-mode',
  says: 'A date of birth is asked only where it is needed (S2:21).',
  severity: 'refuses',
  places: (look) =>
    look.pack.dateOfBirth.mode === 'hidden'
      ? askedFields(look)
          .filter(({ field }) => field.delicate === 'birth')
          .map(({ at }) => ({ at, todo: 'Take the field out, or let dateOfBirth be "on-reason".' }))
      : [],
};

export const birthReasons: GateRule = {
  id: 'birth-reasons',
  says: 'A date of birth opens when a reason is picked, so there is one to pick (S2:21).',
  severity: 'refuses',
  places: ({ pack: { dateOfBirth } }) =>
    dateOfBirth.mode === 'on-reason' && dateOfBirth.reasons.length === 0
      ? [{ at: ['dateOfBirth', 'reasons'], todo: 'Give at least one reason, or hide the date of birth.' }]
      : [],
};

export const reasonScript: GateRule = {
  id: 'no-reason-script',
  says: 'The reason is said before age, money, health or convictions are asked about (S4:28).',
  severity: 'refuses',
  places: (look) =>
    askedFields(look).flatMap(({ field, at }) =>
      channel.options
        .filter(
          (one) =>
            field.delicate &&
            field.ask[one] !== 'hidden' &&
            !look.pack.scripts.some((s) => s.role === 'reason' && s.channels.includes(one)),
        )
        .map((one) => ({ at, todo: `Add a script of the role "reason" for ${one}.` })),
    ),
};

const speaksOf = /birth|\bage\b|health|medical|disabilit|religio|ethnic|convict|criminal|benefit|income/i;

/** Nothing but its label tells what a field asks; one that sounds delicate is looked at by a person. */
export const soundsDelicate: GateRule = {
  id: 'sounds-delicate',
  says: 'A field about age, money, health or convictions is marked as delicate (S4:28).',
  severity: 'reports',
  places: (look) =>
    askedFields(look)
      .filter(({ field }) => !field.delicate && speaksOf.test(`${field.id} ${field.label}`))
      .map(({ at }) => ({ at, todo: 'Mark it as delicate, or see that it asks nothing of the kind.' })),
};

/** What is noted apart is noted under a tag. */
export const tags: GateRule = {
  id: 'no-tag',
  says: 'A delicate detail is noted under a tag, apart from the rest (S3:35).',
  severity: 'refuses',
  places: ({ pack: { specialCategory, criminalData } }) =>
    (specialCategory.mode !== 'never' || criminalData.mode !== 'never') && specialCategory.tags.length === 0
      ? [{ at: ['specialCategory', 'tags'], todo: 'Give at least one tag.' }]
      : [],
};
