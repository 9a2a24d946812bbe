import { readPhone } from '../../shared/domain/phone';
import { readPostcode } from '../../shared/domain/postcode';
import type { Schema } from '../../shared/crm-api/schema';
import type { EnquiryRow } from './database/tables';

type FindKeys = Pick<EnquiryRow, 'find_name' | 'find_phone' | 'find_postcode' | 'find_email'>;

/** One spelling of each thing that people are found by, for what is stored and for what is asked. */
export function findKeys(person: Schema<'Person'> | null): FindKeys {
  return {
    find_name: person?.name ? foldName(person.name) : null,
    find_phone: person?.phone ? foldPhone(person.phone) : null,
    find_postcode: person?.postcode ? foldPostcode(person.postcode) : null,
    find_email: person?.email ? person.email.trim().toLowerCase() : null,
  };
}

/** "Siân  O’Neill" → "sian o'neill". */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

export function foldPhone(text: string): string {
  return readPhone(text)?.e164 ?? text.replace(/[^\d+]/g, '');
}

export function foldPostcode(text: string): string {
  return (readPostcode(text) ?? text).replace(/\s/g, '').toUpperCase();
}
