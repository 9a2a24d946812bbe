/** What a command has to say at its end; `code` 1: it did not do what was asked, or the pack is refused. */
export type Outcome = { say: string; code: 0 | 1 };

export const done = (say: string): Outcome => ({ say, code: 0 });
export const failed = (say: string): Outcome => ({ say, code: 1 });
