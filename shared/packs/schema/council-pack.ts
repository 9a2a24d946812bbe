import { z } from 'zod';
import { instant, language } from '../../domain/primitives';
import { criminalData, dateOfBirth, specialCategory } from './asking';
import { directoryTeam } from './directory';
import { retentionRule } from './keeping';
import { conflict, notice, openPoint, purpose } from './notice';
import { controller, dpo, recipient, regulator, representatives, subjectAccess } from './people';
import {
  calendar,
  drafts,
  electoral,
  modules,
  payments,
  queue,
  recording,
  rights,
  survey,
  transfers,
  visitors,
} from './running';
import { script } from './script';
import { packService, serviceArea } from './service';
import { line, packVersion, slug } from './text';
import { checkWhole } from './whole';

/**
 * Everything that differs between councils. Only data: no rule of a council is in code. `council-facts.md` 1.6 has the
 * differences it must hold; `publish-gate.ts` the rules that a pack has to keep before it may be used.
 */
export const councilPack = z
  .strictObject({
    format: z.literal(2),
    controllerId: slug,
    version: packVersion,
    status: z.enum(['demonstration', 'production']),
    notBefore: instant,
    expires: instant,
    nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland']),
    /** The first is offered first. */
    languages: z.array(language).min(1).max(2),
    /** What a demonstration fills in because the council's own notice leaves it open, field by field. */
    assumed: z.array(z.strictObject({ path: line, why: line })).max(100),
    openPoints: z.array(openPoint).max(60),
    conflicts: z.array(conflict).max(20),
    controller,
    dpo,
    regulator,
    notices: z.array(notice).min(1).max(40),
    defaultNoticeId: slug,
    purposes: z.array(purpose).min(1).max(40),
    specialCategory,
    criminalData,
    dateOfBirth,
    scripts: z.array(script).min(1).max(200),
    areas: z.array(serviceArea).min(1).max(60),
    services: z.array(packService).min(1).max(600),
    /** Whom an enquiry may be passed to by e-mail; left out: nobody is offered. */
    directory: z.array(directoryTeam).max(200).optional(),
    anonymousEnquiry: z.boolean(),
    retention: z.array(retentionRule).min(1).max(60),
    drafts,
    recipients: z.array(recipient).max(60),
    electoral,
    recording,
    survey,
    visitors,
    queue: queue.optional(),
    payments,
    transfers,
    rights,
    representatives,
    subjectAccess,
    modules,
    calendar,
  })
  .superRefine(checkWhole);
export type CouncilPack = z.infer<typeof councilPack>;
