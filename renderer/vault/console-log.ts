import type { Log, LogFields } from '../../shared/diagnostics/log';

const line = (event: string, fields: LogFields = {}): string => `${event} ${JSON.stringify(fields)}`;

/* eslint-disable no-console -- a sandboxed page has no other log; main may take its console over. */
/** Ids, counts and names only: an error's own text may quote what somebody typed. */
export const consoleLog: Log = {
  info: (event, fields) => console.info(line(event, fields)),
  warn: (event, fields) => console.warn(line(event, fields)),
  error: (event, fields) => console.error(line(event, fields)),
};
