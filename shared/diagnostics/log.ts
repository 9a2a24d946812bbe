/**
 * What may stand beside a log line: ids, counts and names of states. Levels go by who must act: `error` is for IT,
 * `warn` for IT when it keeps coming back, `info` for nobody.
 */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
};
