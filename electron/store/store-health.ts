import type { Log } from '../../shared/diagnostics/log';
import type { AppState } from '../../shared/ipc/contract';
import { keptCopies } from './kept-copies';
import { madeMark } from './made-mark';
import type { LogsFound } from './mend-logs';

/** What befell the store, and what lies here of it for IT. */
export function storeHealth(profile: string, log: Log) {
  const mark = madeMark(profile);
  let storeTrouble: AppState['storeTrouble'] = null;
  return {
    async state(): Promise<Pick<AppState, 'storeTrouble' | 'storeCopies'>> {
      const copies = await keptCopies(profile);
      return { storeTrouble, storeCopies: copies.map(({ madeOn, goneOn }) => ({ madeOn, goneOn })) };
    },
    mended(found: LogsFound): void {
      if (found === 'gaps') storeTrouble = 'gaps';
    },
    async opened(storeId: string, made: boolean): Promise<void> {
      const { lost } = await mark.opened(storeId, made);
      if (!lost) return;
      log.error('store-lost');
      storeTrouble = 'lost';
    },
  };
}
