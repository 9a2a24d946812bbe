import type { WebContents } from 'electron';
import type { PrintOutcome } from '../../shared/ipc/contract';

/**
 * Prints what the page has laid out for paper. It goes from Chromium's memory to the system's spooler: Firstpoint writes
 * no file of it. The roll goes to the usual printer without a question, for in a fire nobody answers one.
 */
export async function printSheet(
  contents: WebContents,
  what: 'badge' | 'roll' | 'enquiry',
): Promise<PrintOutcome> {
  const printers = await contents.getPrintersAsync();
  if (printers.length === 0) return 'no-printer';
  const paper = { printBackground: false, margins: { marginType: 'default' as const } };
  return new Promise((resolve) => {
    contents.print({ silent: what === 'roll', ...paper }, (done) => resolve(done ? 'printed' : 'not-done'));
  });
}
