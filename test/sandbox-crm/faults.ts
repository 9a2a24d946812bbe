import { z } from 'zod';

export const faultModes = [
  'none',
  'offline',
  'slow',
  '503',
  '429',
  '401',
  '426',
  'html',
  'lost-response',
  'conflict',
  'one-bad-item',
  'retry',
] as const;

/** The fault switch. `times`: after so many hits the switch goes back to `none`; without it, it stays. */
export const faultSetting = z.strictObject({
  mode: z.enum(faultModes),
  times: z.number().int().min(1).optional(),
  /** For `slow`: how long every answer waits, in milliseconds. */
  delayMs: z.number().int().min(0).max(600_000).optional(),
  /** For `503`, `429` and `retry`: seconds. */
  retryAfter: z.number().int().min(0).max(86_400).optional(),
  /** For `conflict`, `one-bad-item` and `retry`: only the nth item of each batch, from 1 … */
  nth: z.number().int().min(1).max(100).optional(),
  /** … or only items whose note holds this. With neither, `one-bad-item` takes the first, the others every item. */
  marker: z.string().min(1).max(200).optional(),
});
export type FaultSetting = z.infer<typeof faultSetting>;
export type FaultMode = FaultSetting['mode'];

export type FaultSwitch = {
  get(): FaultSetting;
  set(setting: FaultSetting): void;
  /** The setting, when it is one of these modes; counts as a hit. */
  hit<Mode extends FaultMode>(...modes: Mode[]): FaultSetting | null;
};

export function createFaultSwitch(onChange: (setting: FaultSetting) => void): FaultSwitch {
  let current: FaultSetting = { mode: 'none' };
  const set = (setting: FaultSetting): void => {
    current = setting;
    onChange(setting);
  };
  return {
    get: () => current,
    set,
    hit(...modes) {
      if (!modes.some((mode) => mode === current.mode)) return null;
      const now = current;
      if (now.times === 1) set({ mode: 'none' });
      else if (now.times !== undefined) set({ ...now, times: now.times - 1 });
      return now;
    },
  };
}
