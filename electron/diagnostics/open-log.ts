import { mkdirSync } from 'node:fs';
import path from 'node:path';
import electronLog from 'electron-log/node';
import type { Log } from '../../shared/diagnostics/log';
import { logLine } from './log-line';

/** One file of at most 1 MiB and the one before it, in the profile. Nothing leaves this PC. */
const MAX_BYTES = 1024 * 1024;

export function openLog(profile: string): Log {
  const folder = path.join(profile, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sink = electronLog.create({ logId: 'firstpoint' });
  const { file, console: terminal } = sink.transports;
  file.resolvePathFn = () => path.join(folder, 'firstpoint.log');
  file.maxSize = MAX_BYTES;
  file.level = 'info';
  file.format = '{iso} {level} {text}';
  terminal.level = 'warn';
  terminal.format = '{level} {text}';
  return {
    info: (event, fields) => sink.info(logLine(event, fields)),
    warn: (event, fields) => sink.warn(logLine(event, fields)),
    error: (event, fields) => sink.error(logLine(event, fields)),
  };
}

/** The name of an error and where it was thrown: never its message, which may quote what somebody typed. */
export function logUncaught(log: Log): void {
  const tell = (kind: string) => (error: unknown) => {
    const frame =
      error instanceof Error ? /\n\s+at .*?([\w-]+\.[cm]?js:\d+:\d+)/.exec(error.stack ?? '') : null;
    log.error(kind, { name: error instanceof Error ? error.name : typeof error, at: frame?.[1] });
  };
  process.on('uncaughtException', tell('uncaught-exception'));
  process.on('unhandledRejection', tell('unhandled-rejection'));
}
