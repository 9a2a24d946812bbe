import { writeFile } from 'node:fs/promises';
import { app, dialog, type BrowserWindow } from 'electron';
import path from 'node:path';

/**
 * Asks the person where to save, in the system's own window, and writes it there. From then on it is a file like any
 * other: outside the purge. Rejects where it can't be written.
 */
export async function saveFile(
  over: BrowserWindow | null,
  fileName: string,
  bytes: Buffer,
): Promise<boolean> {
  const options = {
    defaultPath: path.join(app.getPath('documents'), fileName),
    filters: [{ name: 'E-mail', extensions: ['eml'] }],
  };
  const chosen = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options));
  if (chosen.canceled || !chosen.filePath) return false;
  await writeFile(chosen.filePath, bytes, { mode: 0o600 });
  return true;
}
