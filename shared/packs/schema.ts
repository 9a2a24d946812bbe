import { z } from 'zod';
import { isPersonField, outcomeKind, TEAM_MAX } from '../domain/enquiry';
import { channel } from '../domain/primitives';

/** Answers and hashes are kept by id in plain objects, where some names stand for something else already. */
const taken = (id: string): boolean => id in {};
const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .refine((id) => !taken(id), 'is a name that cannot be used');
const line = z.string().min(1).max(300);
/** What is said aloud; `{placeholders}` are filled when it is shown. Welsh where the pack has it. */
const spoken = z.strictObject({ en: z.string().min(1).max(600), cy: z.string().min(1).max(600).optional() });

const requirement = z.enum(['required', 'optional', 'hidden']);

export const packField = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
    .refine((id) => !taken(id), 'is a name that cannot be used'),
  kind: z.enum(['text', 'choice', 'date', 'name', 'phone', 'email', 'address', 'postcode']),
  label: line,
  /** Why the service asks; shown on request (UK GDPR Art 13(2)(e)). */
  reason: line,
  /** Whether it can tell who somebody is; such a field opens only after a notice receipt. */
  personal: z.boolean(),
  ask: z.strictObject({ phone: requirement, 'in-person': requirement }),
  choices: z
    .array(z.strictObject({ id: slug, label: line }))
    .max(40)
    .optional(),
  /** For a date: the day that is filled in beforehand, to be changed when it was another. */
  usually: z.enum(['today', 'yesterday']).optional(),
});
export type PackField = z.infer<typeof packField>;

export const packService = z.strictObject({
  id: slug,
  /** Number in the Local Government Services List, where it has one. */
  lgsl: z.number().int().positive().nullable(),
  name: line,
  /** Other words people use for it, for the picker. */
  aliases: z.array(line).max(20),
  team: line.max(TEAM_MAX),
  noticeId: slug,
  purposeId: slug,
  fields: z.array(packField).max(30),
  /** The outcome that is most often right, chosen beforehand. */
  usualOutcome: outcomeKind,
  /** Working days in which the team answers; null: not promised. */
  answersWithinDays: z.number().int().min(0).max(60).nullable(),
  /** Where people are pointed to when it is not ours. */
  signposts: z.array(line).max(10),
});
export type PackService = z.infer<typeof packService>;

type Path = (string | number)[];

/** What no single part of a pack can tell: that its parts fit together. */
function checkWhole(
  pack: {
    notices: readonly { id: string }[];
    purposes: readonly { id: string }[];
    defaultNoticeId: string;
    services: readonly PackService[];
  },
  ctx: z.RefinementCtx,
): void {
  const demand = (ok: boolean, path: Path, message: string): void => {
    if (!ok) ctx.addIssue({ code: 'custom', path, message });
  };
  const once = (parts: readonly { id: string }[], path: Path): Set<string> => {
    const ids = new Set<string>();
    parts.forEach(({ id }, i) => {
      demand(!ids.has(id), [...path, i, 'id'], 'is there twice');
      ids.add(id);
    });
    return ids;
  };
  const notices = once(pack.notices, ['notices']);
  const purposes = once(pack.purposes, ['purposes']);
  once(pack.services, ['services']);
  demand(
    notices.has(pack.defaultNoticeId),
    ['defaultNoticeId'],
    'names a notice that the pack does not hold',
  );
  pack.services.forEach((service, i) => {
    const at = ['services', i];
    demand(notices.has(service.noticeId), [...at, 'noticeId'], 'names a notice that the pack does not hold');
    demand(
      purposes.has(service.purposeId),
      [...at, 'purposeId'],
      'names a purpose that the pack does not hold',
    );
    once(service.fields, [...at, 'fields']);
    service.fields.forEach(({ id, kind, personal, choices }, j) => {
      const field = [...at, 'fields', j];
      demand(kind !== 'choice' || !!choices?.length, field, 'is a choice with nothing to choose');
      once(choices ?? [], [...field, 'choices']);
      demand(
        !isPersonField(id) || id === kind,
        field,
        'has the name of a part of a person, and is of another kind',
      );
      // Else it would open before a notice, and be asked of somebody who stays anonymous.
      const tellsWho = isPersonField(id) || kind === 'name' || kind === 'phone' || kind === 'email';
      demand(!tellsWho || personal, field, 'tells who somebody is, and is not marked as personal');
    });
  });
}

/**
 * Everything that differs between councils. Only data: no rule of a council is in code.
 * `assumed` names what a demonstration fills in because the council's own notice leaves it open.
 */
export const councilPack = z
  .strictObject({
    format: z.literal(1),
    controllerId: slug,
    version: z.string().regex(/^\d{4}\.\d{1,2}(\.\d{1,4})?$/),
    status: z.enum(['demonstration', 'production']),
    assumed: z.array(z.strictObject({ path: line, why: line })).max(100),
    controller: z.strictObject({ name: line, shortName: line, addresses: z.array(line).min(1).max(6) }),
    dpo: z.strictObject({ label: line, address: line, email: line, phone: line }),
    regulator: z.strictObject({ name: line, url: line }),
    notices: z
      .array(z.strictObject({ id: slug, version: line, title: line, link: line, source: line }))
      .min(1)
      .max(40),
    defaultNoticeId: slug,
    purposes: z
      .array(
        z.strictObject({
          id: slug,
          name: line,
          lawfulBasis: z.strictObject({
            article: z.enum(['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)']),
            assumed: z.boolean(),
          }),
        }),
      )
      .min(1)
      .max(40),
    scripts: z.record(
      channel,
      z.strictObject({ opening: spoken, objection: spoken, closing: spoken, anonymousClosing: spoken }),
    ),
    services: z.array(packService).min(1).max(600),
    anonymousEnquiry: z.boolean(),
    retention: z.strictObject({
      /** The copy on this desk only; other places keep their own. */
      desk: z.strictObject({
        period: z.string().regex(/^P\d{1,3}[DWMY]$/),
        trigger: z.literal('passed'),
        source: line,
        assumed: z.boolean(),
      }),
      abandonedDraft: z.string().regex(/^P\d{1,2}D$/),
    }),
  })
  .superRefine(checkWhole);
export type CouncilPack = z.infer<typeof councilPack>;
