import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { SEALED_FILE_MAX } from '../../shared/ipc/vault-main-contract';
import { readAtMost, type Read } from './read-at-most';
import { writeWhole, type Written } from './write-whole';

export type SealedFiles = {
  save(bytes: Uint8Array, fileName: string): Promise<Written | 'not-wanted'>;
  choose(): Promise<Read | { outcome: 'not-wanted' }>;
};

const EXTENSION = 'firstpoint';
const filters = [{ name: 'Firstpoint', extensions: [EXTENSION] }];

/** Files for other desks, sealed by the vault: the person says where in the system's own window. */
export function openSealedFiles(over: () => BrowserWindow | null): SealedFiles {
  return {
    async save(bytes, fileName) {
      const options = {
        defaultPath: path.join(app.getPath('documents'), `${fileName}.${EXTENSION}`),
        filters,
        // Linux alone does not ask by itself before it lets a file be replaced.
        properties: ['showOverwriteConfirmation' as const],
      };
      const desk = over();
      const chosen = await (desk ? dialog.showSaveDialog(desk, options) : dialog.showSaveDialog(options));
      if (chosen.canceled || !chosen.filePath) return 'not-wanted';
      return writeWhole(chosen.filePath, bytes);
    },

    async choose() {
      const options = { filters, properties: ['openFile' as const] };
      const desk = over();
      const chosen = await (desk ? dialog.showOpenDialog(desk, options) : dialog.showOpenDialog(options));
      const [file] = chosen.filePaths;
      if (chosen.canceled || !file) return { outcome: 'not-wanted' };
      return readAtMost(file, SEALED_FILE_MAX);
    },
  };
}
