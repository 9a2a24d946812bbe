import { z } from 'zod';
import { mailAddress } from '../../domain/mail-message';
import { TEAM_MAX } from '../../domain/enquiry';
import { fieldId, line, slug } from './text';

/** A service team that enquiries are passed to by e-mail. */
export const directoryTeam = z.strictObject({
  id: slug,
  /** As in the `team` of its services, so that it is offered for them first. */
  name: line.max(TEAM_MAX),
  email: mailAddress,
  /**
   * What it needs of an enquiry beside its reference and service: ids of fields, and `note`. Left out: all that its
   * service asks.
   */
  needs: z.array(fieldId).max(60).optional(),
  /** Whether it may be given what is kept apart as sensitive; a person still decides each time. */
  sensitive: z.boolean(),
  source: line,
  assumed: z.boolean(),
});
export type DirectoryTeam = z.infer<typeof directoryTeam>;
