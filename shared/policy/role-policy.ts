import { z } from 'zod';
import { slug } from '../packs/schema/text';

/** What needs more than the officer at the desk: a legal hold, destroying what is unsent, the supervisor's view. */
export const roleActs = ['hold', 'destroy', 'supervise'] as const;
export const roleAct = z.enum(roleActs);
export type RoleAct = z.infer<typeof roleAct>;

const oneLine = z.string().regex(/^[^\p{Cc}]+$/u);

/** A PHC string of Argon2id, version 1.3, with 32 bytes of hash. */
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{43})$/;

/** As much as an office PC bears, in KiB. */
const MOST_MEMORY_KIB = 262_144;

export type CodeHash = {
  memoryKiB: number;
  iterations: number;
  parallelism: number;
  /** Base64, as is `hash`. */
  salt: string;
  hash: string;
};

/** null when it is no such string, or one that is too weak: OWASP asks for 19 MiB and two rounds at the least. */
export function readCodeHash(text: string): CodeHash | null {
  const [, memory, rounds, lanes, salt, hash] = PHC.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const [memoryKiB, iterations, parallelism] = [Number(memory), Number(rounds), Number(lanes)];
  const strong = memoryKiB >= 19_456 && iterations >= 2 && parallelism >= 1;
  const bearable = memoryKiB <= MOST_MEMORY_KIB && iterations <= 20 && parallelism <= 16;
  return strong && bearable ? { memoryKiB, iterations, parallelism, salt, hash } : null;
}

/**
 * Named people beside the officer at the desk, each with a code that they alone know. Sign-in of every person is another
 * thing; this is for the few acts that one person must not do alone.
 */
export const rolePolicy = z
  .array(
    z.strictObject({
      id: slug,
      /** As "Records manager". */
      title: oneLine.max(80),
      person: oneLine.max(120),
      may: z.array(roleAct).min(1).max(roleActs.length),
      /** `npm run role-code` makes it, and so does the command argon2. */
      code: z.string().refine((text) => readCodeHash(text) !== null),
    }),
  )
  .max(20)
  .refine((roles) => new Set(roles.map(({ id }) => id)).size === roles.length);
export type NamedRole = z.infer<typeof rolePolicy>[number];

/** What is wrong with a setting of a role, by the name that its place ends with. */
export function roleAdvice(at: string): string | undefined {
  if (at === 'roles') return 'must be a list of roles, each with an "id" of its own';
  if (!at.startsWith('roles.')) return undefined;
  if (at.endsWith('.id')) return 'must be small letters, digits and hyphens';
  if (at.endsWith('.code')) return 'must be a code as "npm run role-code" prints it';
  if (at.includes('.may')) return 'must be some of "hold", "destroy" and "supervise"';
  return 'must be one line of text';
}
