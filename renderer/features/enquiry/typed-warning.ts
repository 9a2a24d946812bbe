import { readPhone } from '../../../shared/domain/phone';
import { readPostcode } from '../../../shared/domain/postcode';
import type { PackField } from '../../../shared/packs/schema/service';
import { words } from '../../copy/words';

/** Something typed that may be a slip: said, never refused. */
export function typedWarning(kind: PackField['kind'], value: string): string | undefined {
  const typed = value.trim();
  if (!typed) return undefined;
  if (kind === 'phone') return readPhone(typed)?.possible ? undefined : words.enquiry.numberWarning;
  if (kind === 'postcode') return readPostcode(typed) ? undefined : words.enquiry.postcodeWarning;
  if (kind === 'email') return /^\S+@\S+\.\S+$/.test(typed) ? undefined : words.enquiry.emailWarning;
  return undefined;
}
