import { execFileSync } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';

/** Gives this PC a printer that prints to PDF: what comes out of it is what would be on paper. */
export async function withPrinter(
  app: ElectronApplication,
): Promise<() => Promise<{ silent: boolean; text: string }[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const desk = BrowserWindow.getAllWindows().find((w) => w.webContents.getURL().startsWith('app://desk'));
    if (!desk) throw new Error('no desk');
    const { webContents } = desk;
    const printed: { silent: boolean; pdf: string }[] = [];
    Reflect.set(globalThis, 'printed', printed);
    webContents.getPrintersAsync = () =>
      Promise.resolve([
        { name: 'PDF', displayName: 'PDF', description: '', options: {}, status: 0, isDefault: true },
      ]);
    webContents.print = (options, done) => {
      void webContents.printToPDF({}).then((pdf) => {
        printed.push({ silent: options?.silent ?? false, pdf: pdf.toString('base64') });
        done?.(true, '');
      });
    };
  });
  return async () => {
    const printed = await app.evaluate(
      () => Reflect.get(globalThis, 'printed') as { silent: boolean; pdf: string }[],
    );
    return printed.map(({ silent, pdf }) => ({
      silent,
      text: execFileSync('pdftotext', ['-layout', '-', '-'], {
        input: Buffer.from(pdf, 'base64'),
      }).toString(),
    }));
  };
}
