import type { WebContents } from 'electron';
import type { Log } from '../../shared/diagnostics/log';
import { readPageLine } from './page-line';

/** Until Electron 34 the event itself was bare and the level a number beside it. */
type ConsoleEvent = { readonly defaultPrevented: boolean; message?: string; level?: string };
const oldLevels = ['debug', 'info', 'warning', 'error'];

/** Takes over a page's console: a sandboxed page has no log of its own. */
export function logPage(contents: WebContents, page: 'desk' | 'vault' | 'display', log: Log): void {
  contents.on('console-message', (event: ConsoleEvent, oldLevel: number, oldText: string) => {
    const level = event.level ?? oldLevels[oldLevel];
    const line = readPageLine(event.message ?? oldText);
    const write = level === 'error' ? log.error : level === 'warning' ? log.warn : log.info;
    if (line) write(line.event, { page, ...line.fields });
    else if (level === 'error') log.error('page-console', { page });
  });
}
