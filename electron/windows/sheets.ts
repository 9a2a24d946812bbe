import type { WebContents } from 'electron';
import type { PrintOutcome, SheetToPrint } from '../../shared/ipc/contract';
import { printSheet } from './print-sheet';

export type Sheets = {
  print(contents: WebContents, sheet: SheetToPrint): Promise<PrintOutcome>;
  /** Whether a sheet of this enquiry was printed; once for each time that it was. */
  vouch(enquiryId: string): boolean;
};

/**
 * Remembers of which enquiries a sheet was printed, so that the vault need not take the desk's page at its word: a person
 * has to say "Print" in the system's own dialog. Which enquiry the sheet showed, the page alone knows.
 */
export function createSheets(print = printSheet): Sheets {
  const printed = new Set<string>();
  return {
    async print(contents, sheet) {
      const outcome = await print(contents, sheet.what);
      if (sheet.what === 'enquiry' && outcome === 'printed') printed.add(sheet.enquiryId);
      return outcome;
    },
    vouch: (enquiryId) => printed.delete(enquiryId),
  };
}
