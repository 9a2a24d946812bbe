import type { CrmChange, MainInput, MainOutput } from '../../../../shared/ipc/vault-main-contract';
import type { Mutation, MutationResult } from '../../../../shared/sync/mutation';
import { hashOf } from './made-up-mutations';

type Enquiry = { reference: string; crmReference: string; version: number; body: unknown; opIds: string[] };
type Page = Extract<MainOutput<'crm.changes'>, { ok: true }>['value'];

const problem = (name: string) => ({ type: `https://crm.example.invalid/problems/${name}`, detail: name });

/** The contract of `crm-api/openapi.yaml`, kept in memory, without HTTP. */
export class ModelCrm {
  readonly enquiries = new Map<string, Enquiry>();
  /** Every effect, in the order in which it was made. */
  readonly effects: { opId: string; entityId: string; deviceSeq: number }[] = [];
  /** Items that this CRM will never take. */
  readonly refused = new Set<string>();
  readonly erased = new Set<string>();
  /** All that broke the contract from the desk's side. */
  readonly complaints: string[] = [];
  private readonly ops = new Map<string, { hash: string; result: MutationResult }>();
  private readonly bytes = new Map<string, string>();
  private changed: string[] = [];
  private cursorPrefix = 'a';

  /** `answersRetry`: items that are put off in this one request. */
  push({ items }: MainInput<'crm.push'>, answersRetry: (opId: string) => boolean): MutationResult[] {
    const failed = new Map<string, string>();
    return items.map((item) => {
      this.judgeBytes(item);
      const blockedBy = failed.get(item.entityId);
      if (blockedBy !== undefined) return { result: 'blocked', opId: item.opId, blockedBy };
      const result: MutationResult = answersRetry(item.opId)
        ? { result: 'retry', opId: item.opId, retryAfter: 2, problem: problem('still-running') }
        : this.apply(item);
      if (result.result !== 'applied') failed.set(item.entityId, item.opId);
      return result;
    });
  }

  has(opId: string): boolean {
    return this.effects.some((effect) => effect.opId === opId);
  }

  /** An idempotency key may be forgotten; the enquiry's id is known for ever. */
  forgetCreates(): void {
    for (const { opIds } of this.enquiries.values()) this.ops.delete(opIds[0] ?? '');
  }

  /** Somebody works on it in the CRM. */
  change(entityId: string): void {
    const enquiry = this.enquiries.get(entityId);
    if (!enquiry) return;
    enquiry.version += 1;
    this.changed.push(entityId);
  }

  erase(entityId: string): void {
    this.erased.add(entityId);
    this.changed.push(entityId);
  }

  /** Restored from a backup, or another CRM altogether, as far as cursors go. */
  renewCursors(): void {
    this.cursorPrefix = String.fromCharCode(this.cursorPrefix.charCodeAt(0) + 1);
  }

  /** Null for a cursor that this CRM did not make. */
  pull(cursor: string | null, limit: number): Page | null {
    if (cursor !== null && !cursor.startsWith(this.cursorPrefix)) return null;
    const from = cursor === null ? 0 : Number(cursor.slice(1));
    const ids = this.changed.slice(from, from + limit);
    const next = from + ids.length;
    return {
      changes: ids.map((id) => this.changeOf(id)),
      next: `${this.cursorPrefix}${next}`,
      more: next < this.changed.length,
      reset: false,
    };
  }

  freshCursor(): string {
    return `${this.cursorPrefix}0`;
  }

  private changeOf(id: string): CrmChange {
    const enquiry = this.enquiries.get(id);
    if (!enquiry || this.erased.has(id)) {
      return { kind: 'enquiry', id, version: 99, data: null, tombstone: { reason: 'erasure' } };
    }
    const { reference, crmReference, version } = enquiry;
    return {
      kind: 'enquiry',
      id,
      version,
      data: { reference, crmReference, status: 'open' },
      tombstone: null,
    };
  }

  private judgeBytes(item: Mutation): void {
    const json = JSON.stringify(item);
    const first = this.bytes.get(item.opId);
    if (first !== undefined && first !== json) this.complaints.push(`${item.opId} came with other bytes`);
    this.bytes.set(item.opId, json);
    if (hashOf(item) !== item.payloadHash) this.complaints.push(`${item.opId} does not fit its hash`);
  }

  private apply(item: Mutation): MutationResult {
    const { opId, entityId } = item;
    const before = this.ops.get(opId);
    if (this.erased.has(entityId)) return { result: 'rejected', opId, problem: problem('erased') };
    if (before) {
      if (before.hash === item.payloadHash && before.result.result === 'applied') {
        return { ...before.result, replayed: true };
      }
      return { result: 'rejected', opId, problem: problem('idempotency-key-reused') };
    }
    if (this.refused.has(opId)) return { result: 'rejected', opId, problem: problem('refused') };
    const known = this.enquiries.get(entityId);
    if (item.op === 'enquiry.create' && known) {
      const current = { id: entityId, ...known };
      return {
        result: 'conflict',
        opId,
        current,
        currentVersion: known.version,
        problem: problem('entity-known'),
      };
    }
    if (item.op === 'note.add' && !known) {
      return { result: 'rejected', opId, problem: problem('unknown-enquiry') };
    }
    return this.takeEffect(item, known);
  }

  private takeEffect(item: Mutation, known: Enquiry | undefined): MutationResult {
    const { opId, entityId, deviceSeq, reference } = item;
    const crmReference = `CRM-${this.enquiries.size + 1}`;
    const enquiry = known ?? { reference, crmReference, version: 0, body: item.body, opIds: [] };
    enquiry.version += 1;
    enquiry.opIds.push(opId);
    this.enquiries.set(entityId, enquiry);
    this.effects.push({ opId, entityId, deviceSeq });
    this.changed.push(entityId);
    const { version } = enquiry;
    const result = {
      result: 'applied',
      opId,
      version,
      reference,
      crmReference: enquiry.crmReference,
      replayed: false,
    } as const;
    this.ops.set(opId, { hash: item.payloadHash, result });
    return result;
  }
}
