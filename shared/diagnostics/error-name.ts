/** What of an exception may stand in a log: its text can quote what somebody typed. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
