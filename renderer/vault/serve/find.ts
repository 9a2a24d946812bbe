import { readPhone } from '../../../shared/domain/phone';
import { readPostcode } from '../../../shared/domain/postcode';
import { readReference } from '../../../shared/domain/reference';
import type { CrmFind, EnquiryLine, FindHit } from '../../../shared/ipc/vault-contract';
import type { CrmHit, MainInput } from '../../../shared/ipc/vault-main-contract';
import { holdsCardNumber } from '../../../shared/policy/card-number';
import type { OpenedRecord } from '../data/opened-record';
import { cardNumberHere } from '../words';
import type { Context } from './context';
import type { Handlers } from './door';
import { linesOf } from './enquiry-lines';

export function findHandlers(context: Context): Handlers<'find.local' | 'find.crm'> {
  const { store, find, main } = context;

  const hitsOf = async (ids: readonly string[]): Promise<FindHit[]> => {
    const records = await store.reader.enquiries(ids);
    const lines = await linesOf(context, records);
    return records.map((record, i) => localHit(record, lines[i] as EnquiryLine));
  };

  const askCrm = async (text: string): Promise<CrmFind> => {
    const query = crmQueryOf(text);
    if (!query) return { state: 'not-checked', why: 'words-stay-here' };
    if (!context.desk().enrolled) return { state: 'not-checked', why: 'not-enrolled' };
    const { state } = context.sync.facts().connectivity;
    if (state !== 'online' && state !== 'checking') return { state: 'not-checked', why: 'offline' };
    const answer = await main.ask('crm.search', query);
    if (!answer.ok || !answer.value.ok) return { state: 'not-checked', why: 'no-answer' };
    const here = new Set(
      (
        await store.reader.many(
          'enquiry',
          answer.value.value.map((h) => h.id),
        )
      ).map((r) => r.row.id),
    );
    return { state: 'checked', hits: answer.value.value.filter((hit) => !here.has(hit.id)).map(crmHit) };
  };

  return {
    async 'find.local'({ text, limit }) {
      if (holdsCardNumber(text)) return { ok: false, problem: cardNumberHere };
      const started = performance.now();
      const index = find.index();
      const found = index.query(text, limit);
      const hits = await hitsOf(found.map((one) => one.id));
      return { ok: true, value: { ready: index.isReady(), hits, tookMs: performance.now() - started } };
    },

    async 'find.crm'({ text }) {
      if (holdsCardNumber(text)) return { ok: false, problem: cardNumberHere };
      return { ok: true, value: await askCrm(text) };
    },
  };
}

function localHit({ body }: OpenedRecord<'enquiry'>, line: EnquiryLine): FindHit {
  const { person } = body.body;
  return { ...line, postcode: person?.postcode ?? null, phone: person?.phone ?? null, where: 'desk' };
}

const crmHit = (hit: CrmHit): FindHit => ({
  id: hit.id,
  reference: hit.reference,
  capturedAt: hit.receivedAt,
  service: hit.service,
  name: hit.name,
  delivery: 'applied',
  purge: null,
  postcode: hit.postcode,
  phone: hit.phone,
  where: 'crm',
});

/** Letters of any script with what stands inside names; one to four of them. */
const nameLike = /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u;

/**
 * What of a search may leave this PC: a reference, a telephone number, a postcode or a name. null for anything else:
 * free text may hold anything about anybody, so it is looked for here only.
 */
export function crmQueryOf(text: string): MainInput<'crm.search'> | null {
  const typed = text.trim().replace(/\s+/g, ' ');
  const reference = readReference(typed);
  if (reference) return { reference };
  const postcode = readPostcode(typed);
  if (postcode) return { postcode };
  const isDialled = /^[+()\d][\d\s()+-]{5,}$/.test(typed);
  const phone = isDialled ? readPhone(typed) : null;
  if (phone) return { phone: phone.e164 };
  return typed.length >= 2 && typed.length <= 120 && nameLike.test(typed) ? { name: typed } : null;
}
