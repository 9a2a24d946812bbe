import type { MainInput, MainOutput } from '../../../shared/ipc/vault-main-contract';

/**
 * The way to the CRM, through the main process. Faults are values; a promise that rejects or stays open for
 * `ANSWER_WITHIN_MS` counts as no answer.
 */
export type Transport = {
  health(): Promise<MainOutput<'crm.health'>>;
  push(input: MainInput<'crm.push'>): Promise<MainOutput<'crm.push'>>;
  changes(input: MainInput<'crm.changes'>): Promise<MainOutput<'crm.changes'>>;
};

export type Clock = {
  /** Milliseconds since 1970; may jump either way. */
  now(): number;
  /** Calls once after so many milliseconds of real time; gives the way to call it off. */
  setTimer(ms: number, call: () => void): () => void;
};
