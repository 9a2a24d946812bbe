import { z } from 'zod';
import { slug } from '../packs/schema/text';
import { mailAdvice, mailPolicy } from './mail-policy';
import { roleAdvice, rolePolicy } from './role-policy';

/** Plain HTTP is for a CRM on this very PC (the sandbox); anything further away must be TLS. */
const crmUrl = z
  .union([
    z.url({ protocol: /^https$/ }),
    z.url({ protocol: /^http$/, hostname: /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/ }),
  ])
  .refine((url) => !/[@?#]/.test(url));

/** An Ed25519 public key in base64: the 32 bytes by themselves, or as SPKI, which puts 12 fixed bytes before them. */
const publicKey = z.string().regex(/^(MCowBQYDK2VwAyEA)?[A-Za-z0-9+/]{43}=$/);

/** Who may sign council packs for these desks. */
const packKeys = z
  .array(z.strictObject({ keyId: slug, publicKey }))
  .max(20)
  .refine((keys) => new Set(keys.map(({ keyId }) => keyId)).size === keys.length);
export type PackKey = z.infer<typeof packKeys>[number];

/** What a council's IT sets for every desk, in one JSON file that advisors can't write to. */
export const itPolicy = z.strictObject({
  crm: z
    .strictObject({
      url: crmUrl,
      enrolmentCode: z.string().min(1).max(200).optional(),
      /** Real people's enquiries go there: only council packs of status `production` are taken. */
      production: z.boolean().default(true),
    })
    .optional(),
  /** The CRM is a sandbox; the desk marks itself as such. */
  sandbox: z.boolean().default(false),
  keys: z
    .strictObject({
      /** Allow a passphrase where the operating system has no credential store. */
      passphraseAllowed: z.boolean(),
    })
    .default({ passphraseAllowed: false }),
  /** Without one no pack is taken, from wherever it comes. */
  packKeys: packKeys.default([]),
  /** Absolute path of a signed council pack, taken in at each start if it is newer than the one in use. */
  packFile: z.string().min(1).max(1000).optional(),
  /** How long something may wait to be sent before the screen asks for help: whole days, as an ISO 8601 period. */
  maxUnsentAge: z
    .string()
    .regex(/^P([1-9]|[12]\d|30)D$/)
    .default('P7D'),
  /** For trials: `packFile` is an unsigned demonstration pack, which is used instead of any other. */
  packFileUnsigned: z.boolean().default(false),
  /** Keep the window out of screen captures; it also shuts out some magnifiers and screen sharing. */
  contentProtection: z.boolean().default(false),
  /** Left out: nothing is passed on by e-mail from these desks. */
  mail: mailPolicy.optional(),
  /** The customer's screen: opened at each start, when the advisor asks for it, or not at all. */
  customerScreen: z.enum(['never', 'on-request', 'always']).default('on-request'),
  /** Who may do what one officer must not do alone. Empty: no legal hold, and nothing unsent can be destroyed. */
  roles: rolePolicy.default([]),
});
export type ItPolicy = z.infer<typeof itPolicy>;

/** In force where IT has set nothing: offline, not enrolled, the strictest keys. */
export const noPolicy: ItPolicy = itPolicy.parse({});

/**
 * Whether `packFile` is a trial's own pack, used instead of any other. In production there are no trials: a setting
 * that was left on must not keep the council's own packs away.
 */
export function isTrial({ packFile, packFileUnsigned, crm }: ItPolicy): boolean {
  return packFileUnsigned && packFile !== undefined && !(crm?.production ?? false);
}

export type PolicyReading = { ok: true; policy: ItPolicy } | { ok: false; say: string };

const advice: Record<string, string> = {
  'crm.url': 'must be an address that begins with https://',
  'crm.enrolmentCode': 'must be the code that the CRM gave out, as text',
  'crm.production': 'must be true or false',
  sandbox: 'must be true or false',
  'keys.passphraseAllowed': 'must be true or false',
  packKeys: 'must be a list of keys, each with a "keyId" of its own and a "publicKey"',
  packFile: 'must be the full path of a file',
  maxUnsentAge: 'must be a number of days from P1D to P30D',
  packFileUnsigned: 'must be true or false',
  contentProtection: 'must be true or false',
  ...mailAdvice,
  customerScreen: 'must be "never", "on-request" or "always"',
};

function keyAdvice(at: string): string | undefined {
  if (at.startsWith('roles')) return roleAdvice(at);
  if (at.endsWith('.publicKey')) return 'must be an Ed25519 public key in base64';
  return at.endsWith('.keyId') ? 'must be small letters, digits and hyphens' : undefined;
}

/** Reads the policy file's text. What is wrong is said in words for the person who wrote the file, never thrown. */
export function readItPolicy(text: string): PolicyReading {
  let value: unknown;
  try {
    // Windows editors put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, say: 'it is not JSON: a comma, a quote or a bracket is missing or too many' };
  }
  const parsed = itPolicy.safeParse(value);
  if (parsed.success) return { ok: true, policy: parsed.data };
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const keys = [...issue.path, ...issue.keys.slice(0, 1)].join('.').slice(0, 60);
    return { ok: false, say: `it has a setting that Firstpoint does not know: "${keys}"` };
  }
  const at = issue?.path.join('.') ?? '';
  const wrong = advice[at] ?? keyAdvice(at);
  if (wrong) return { ok: false, say: `"${at}" ${wrong}` };
  return { ok: false, say: at ? `"${at}" is not written as it should be` : 'it must be one JSON object' };
}
