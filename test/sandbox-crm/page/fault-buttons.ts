import type { FaultMode, FaultSetting } from '../faults';

export type FaultButton = { label: string; means: string; setting: FaultSetting };

/** What a person may switch on the page; tests have more (`faults.ts`). */
export const faultButtons: FaultButton[] = [
  { label: 'Working', means: 'the CRM works as it should', setting: { mode: 'none' } },
  { label: 'Offline', means: 'every connection is cut', setting: { mode: 'offline' } },
  { label: 'Slow', means: 'every answer takes three seconds', setting: { mode: 'slow', delayMs: 3_000 } },
  { label: '503', means: 'the CRM says that it is busy', setting: { mode: '503', retryAfter: 2 } },
  { label: 'Login page', means: 'a web page comes back where data should', setting: { mode: 'html' } },
  {
    label: 'Lose next answer',
    means: 'the next enquiry is stored, then the line goes dead',
    setting: { mode: 'lost-response', times: 1 },
  },
  {
    label: 'Conflict on next',
    means: 'the next enquiry meets a newer copy',
    setting: { mode: 'conflict', times: 1 },
  },
  {
    label: 'Reject next',
    means: 'the next enquiry is refused, others go on',
    setting: { mode: 'one-bad-item', times: 1 },
  },
];

export function buttonFor(mode: FaultMode): FaultButton | undefined {
  return faultButtons.find(({ setting }) => setting.mode === mode);
}
