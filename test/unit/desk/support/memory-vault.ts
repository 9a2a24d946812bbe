import { listedDemonstrationRole } from '../../../support/demonstration-role';
import type { CallDraft, EnquiryDraft } from '../../../../shared/domain/call-draft';
import { newCallDraft, newEnquiryDraft } from '../../../../shared/domain/new-draft';
import { receiptOpens } from '../../../../shared/domain/receipts';
import { mintReference } from '../../../../shared/domain/reference';
import { createPortLink } from '../../../../shared/ipc/port-link';
import type { Answer, Problem } from '../../../../shared/ipc/port-message';
import type { DayChecked } from '../../../../shared/domain/day-check';
import type { KeptHere } from '../../../../shared/ipc/kept';
import type { DeskStatus } from '../../../../shared/ipc/status';
import type {
  EnquiryLine,
  EnquiryView,
  FindHit,
  ParkedLine,
  VaultMethod,
  VaultOutputs,
} from '../../../../shared/ipc/vault-contract';
import { vaultInputs } from '../../../../shared/ipc/vault-contract';
import { builtInPack } from '../../../../shared/packs/built-in';
import { serviceOf } from '../../../../shared/packs/lookup';
import type { CouncilPack } from '../../../../shared/packs/schema/council-pack';
import { notPassed, purgePlan } from '../../../../shared/policy/retention';
import { memoryHandOffs, noHandOffs } from './memory-hand-offs';
import { memoryHolds } from './memory-holds';
import { memoryUnsent, nothingUnsent } from './memory-unsent';
import { memoryVisits, noVisits } from './memory-visits';
import { personalTyped, savingNeeds } from '../../../../shared/policy/saving-needs';
import { memoryQueue } from './memory-queue';

const at = (): string => new Date().toISOString().replace('Z', '+00:00');
const ok = <T>(value: T): Answer<T> => ({ ok: true, value });

/** A vault in memory, by the same contract, for the screen's tests alone: what it holds is open to look at. */
export function memoryVault({ pack = builtInPack() }: { pack?: CouncilPack } = {}) {
  const state = {
    calls: new Map<string, CallDraft>(),
    saved: [] as CallDraft[],
    /** Saved enquiries that can be looked at. */
    views: new Map<string, EnquiryView>(),
    /** What was saved before this test began. */
    recent: [] as EnquiryLine[],
    parked: [] as ParkedLine[],
    hits: [] as FindHit[],
    visits: noVisits(),
    handOffs: noHandOffs(),
    unsent: nothingUnsent(),
    checked: [] as DayChecked[],
    kept: {
      rule: purgePlan(pack, notPassed, Date.now()),
      open: {},
      unsent: { count: 0, since: null, overdue: false },
      days: [],
      overdue: [],
      held: [],
      purged: [],
      certificatesWaiting: 0,
      auditPeriod: 'P1Y',
    } as KeptHere,
    puts: 0,
    /** Everything that came through the port. */
    asked: [] as VaultMethod[],
    /** What the next questions of a method are answered with instead. */
    troubles: new Map<VaultMethod, Problem>(),
    status: {
      connectivity: { state: 'online', since: at(), trouble: null, retryAt: null, lastSentAt: null },
      outbox: { queued: 0, sending: 0, parked: 0, aside: 0, oldestUnsentAt: null, overdue: null },
      maxUnsentAge: 'P7D',
      mail: { way: null, waiting: 0, parked: 0, fault: null },
      clockAheadMs: 0,
      pack: {
        version: pack.version,
        status: pack.status,
        council: pack.controller.shortName,
        from: 'built-in',
        keyId: null,
        since: null,
        expires: pack.expires,
        expired: false,
        next: null,
        trouble: null,
        findings: [],
      },
      nextPurge: null,
      storage: { persistent: true, full: false },
      desk: { code: 'K7M', name: 'Desk 3' },
      officer: { id: 'demo-officer', name: 'Demo Officer', demonstration: true },
    } as DeskStatus,
  };
  let number = 0;

  const newEnquiry = (): EnquiryDraft =>
    newEnquiryDraft(crypto.randomUUID(), mintReference('K7M', (number += 1)));

  const linesOf = (draft: CallDraft): EnquiryLine[] =>
    draft.enquiries.map((e) => ({
      id: e.id,
      reference: e.reference,
      capturedAt: at(),
      service: serviceOf(pack, e.serviceId)?.name ?? '',
      name: e.values['name'] ?? null,
      delivery: 'queued' as const,
      purge: purgePlan(pack, notPassed, Date.now()),
    }));

  const startCall = (channel: CallDraft['channel'], language: CallDraft['language']): CallDraft => {
    const draft = newCallDraft({
      id: crypto.randomUUID(),
      channel,
      language,
      startedAt: at(),
      packVersion: pack.version,
      enquiries: [newEnquiry()],
    });
    state.calls.set(draft.id, draft);
    return draft;
  };
  const { queue, handlers: ofQueue } = memoryQueue(
    pack,
    (channel) => startCall(channel, 'en'),
    (draft) => state.calls.set(draft.id, draft),
  );

  type Inputs = { [M in VaultMethod]: (typeof vaultInputs)[M]['_zod']['output'] };
  const handlers: { [M in VaultMethod]: (input: Inputs[M]) => Answer<VaultOutputs[M]> } = {
    'status.get': () => ok(state.status),
    'pack.get': () =>
      ok({
        pack,
        noticeHashes: Object.fromEntries(pack.notices.map(({ id }) => [id, 'a'.repeat(64)])),
        consentHashes: Object.fromEntries(pack.scripts.map(({ id }) => [id, 'b'.repeat(64)])),
      }),
    'pack.look': () => ok(null),
    ...ofQueue,
    'call.start': ({ channel, language }) => ok(startCall(channel, language)),
    'call.put': ({ draft }) => {
      // A draft that another test's desk still holds is none of this one's.
      if (!state.calls.has(draft.id)) return { ok: false, problem: { kind: 'gone', say: 'It is not here.' } };
      state.puts += 1;
      const isTold = draft.receipts.some((r) => receiptOpens(pack, r));
      if (!isTold && draft.enquiries.some((e) => personalTyped(pack, e).length > 0))
        return { ok: false, problem: { kind: 'no-receipt', say: 'Say the opening first.' } };
      state.calls.set(draft.id, draft);
      return ok({ savedAt: at() });
    },
    'call.add-enquiry': () => ok(newEnquiry()),
    'call.list': () =>
      ok(
        [...state.calls.values()].map((draft) => ({
          id: draft.id,
          startedAt: draft.startedAt,
          channel: draft.channel,
          service: serviceOf(pack, draft.enquiries[0]?.serviceId ?? null)?.name ?? null,
          reference: draft.enquiries[0]?.reference ?? '',
          warnsOn: '2999-01-01',
        })),
      ),
    'call.get': ({ callId }) => ok(state.calls.get(callId) ?? null),
    'call.discard': ({ callId }) => {
      state.calls.delete(callId);
      return ok(null);
    },
    'call.save': ({ draft }) => {
      const missing = savingNeeds(pack, draft);
      if (missing.length > 0)
        return { ok: false, problem: { kind: 'needs', say: 'Something is missing.', missing } };
      state.calls.delete(draft.id);
      state.saved.push(draft);
      return ok({
        references: draft.enquiries.map((e) => e.reference),
        purge: purgePlan(pack, notPassed, Date.now()),
      });
    },
    'enquiry.recent': () => ok([...state.recent, ...state.saved.flatMap(linesOf)]),
    'enquiry.get': ({ enquiryId }) => ok(state.views.get(enquiryId) ?? null),
    'enquiry.sensitive': () => ok([]),
    'to-enter.list': () => ok([]),
    'to-enter.get': () => ok(null),
    'to-enter.done': () => ok(null),
    'consent.withdraw': () => ok(null),
    'find.local': ({ text }) =>
      ok({
        ready: true,
        hits: state.hits.filter(
          (h) => h.where === 'desk' && h.name?.toLowerCase().includes(text.toLowerCase()),
        ),
        tookMs: 0,
      }),
    'find.crm': () =>
      ok(
        state.status.connectivity.state === 'offline'
          ? { state: 'not-checked', why: 'offline' }
          : { state: 'checked', hits: state.hits.filter((h) => h.where === 'crm') },
      ),
    'day.look': () => ok(state.checked),
    'day.checked': ({ part, attention }) => {
      state.checked.unshift({ part, attention, at: at(), officerId: 'demo-officer' });
      return ok(null);
    },
    'kept.look': () => ok(state.kept),
    'parked.list': () => ok(state.parked),
    'parked.decide': () => ok({ callId: null }),
    'roles.list': () => ok([listedDemonstrationRole]),
    ...memoryHolds(state.views),
    'sync.now': () => ok(null),
    ...memoryHandOffs(state.handOffs),
    ...memoryVisits(state.visits),
    ...memoryUnsent(state.unsent),
  };

  const methods = Object.fromEntries(
    (Object.keys(handlers) as VaultMethod[]).map((method) => [
      method,
      async (raw: unknown): Promise<Answer<unknown>> => {
        state.asked.push(method);
        const trouble = state.troubles.get(method);
        if (trouble) return { ok: false, problem: trouble };
        const input = vaultInputs[method].parse(raw);
        return (handlers[method] as (given: unknown) => Answer<unknown>)(input);
      },
    ]),
  );

  return {
    state,
    pack,
    queue,
    /** Serves at one end of a channel; the other end is the desk's. */
    serve(port: MessagePort) {
      return createPortLink(port, { methods });
    },
  };
}
export type MemoryVault = ReturnType<typeof memoryVault>;
