import { z } from 'zod';

/** Plain HTTP is for a CRM on this very PC (the sandbox); anything further away must be TLS. */
const crmUrl = z
  .union([
    z.url({ protocol: /^https$/ }),
    z.url({ protocol: /^http$/, hostname: /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/ }),
  ])
  .refine((url) => !/[@?#]/.test(url));

/** What a council's IT sets for every desk, in one JSON file that advisors can't write to. */
export const itPolicy = z.strictObject({
  crm: z.strictObject({ url: crmUrl, enrolmentCode: z.string().min(1).max(200).optional() }).optional(),
  /** The CRM is a sandbox; the desk marks itself as such. */
  sandbox: z.boolean().default(false),
  keys: z
    .strictObject({
      /** Allow a passphrase where the operating system has no credential store. */
      passphraseAllowed: z.boolean(),
    })
    .default({ passphraseAllowed: false }),
  /** Absolute path of a council pack to use until the CRM delivers one. */
  packFile: z.string().min(1).max(1000).optional(),
  /** How long something may wait to be sent before the screen asks for help: whole days, as an ISO 8601 period. */
  maxUnsentAge: z
    .string()
    .regex(/^P([1-9]|[12]\d|30)D$/)
    .default('P7D'),
  /** Keep the window out of screen captures; it also shuts out some magnifiers and screen sharing. */
  contentProtection: z.boolean().default(false),
});
export type ItPolicy = z.infer<typeof itPolicy>;

/** In force where IT has set nothing: offline, not enrolled, the strictest keys. */
export const noPolicy: ItPolicy = itPolicy.parse({});

export type PolicyReading = { ok: true; policy: ItPolicy } | { ok: false; say: string };

const advice: Record<string, string> = {
  'crm.url': 'must be an address that begins with https://',
  'crm.enrolmentCode': 'must be the code that the CRM gave out, as text',
  sandbox: 'must be true or false',
  'keys.passphraseAllowed': 'must be true or false',
  packFile: 'must be the full path of a file',
  maxUnsentAge: 'must be a number of days from P1D to P30D',
  contentProtection: 'must be true or false',
};

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
  const wrong = advice[at];
  if (wrong) return { ok: false, say: `"${at}" ${wrong}` };
  return { ok: false, say: at ? `"${at}" is not written as it should be` : 'it must be one JSON object' };
}
